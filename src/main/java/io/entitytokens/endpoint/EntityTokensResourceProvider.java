package io.entitytokens.endpoint;

import io.entitytokens.holder.ReportLimit;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/** Hands Keycloak the resource of a request. */
final class EntityTokensResourceProvider implements RealmResourceProvider {

    private final KeycloakSession session;
    private final ReportLimit reports;

    EntityTokensResourceProvider(KeycloakSession session, ReportLimit reports) {
        this.session = session;
        this.reports = reports;
    }

    @Override
    public Object getResource() {
        return new EntityTokensResource(session, reports);
    }

    @Override
    public void close() {}
}
