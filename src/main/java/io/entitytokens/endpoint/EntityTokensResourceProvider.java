package io.entitytokens.endpoint;

import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/** Hands Keycloak the resource of a request. */
final class EntityTokensResourceProvider implements RealmResourceProvider {

    private final KeycloakSession session;

    EntityTokensResourceProvider(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        return new EntityTokensResource(session);
    }

    @Override
    public void close() {}
}
