package io.entitytokens.bench.http.nothing;

import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/** Gives Keycloak the resource for a request. */
final class NothingResourceProvider implements RealmResourceProvider {

    private final KeycloakSession session;

    NothingResourceProvider(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        return new NothingResource(session);
    }

    @Override
    public void close() {}
}
