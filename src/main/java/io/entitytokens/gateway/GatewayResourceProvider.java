package io.entitytokens.gateway;

import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/** Hands Keycloak the resource of a request. */
final class GatewayResourceProvider implements RealmResourceProvider {

    private final KeycloakSession session;

    GatewayResourceProvider(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        return new GatewayResource(session);
    }

    @Override
    public void close() {}
}
