package io.entitytokens.gateway;

import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/** Hands Keycloak the resource of a request, or nothing, which is 404, if the door is shut. */
final class GatewayResourceProvider implements RealmResourceProvider {

    private final KeycloakSession session;
    private final boolean forwardAuth;

    GatewayResourceProvider(KeycloakSession session, boolean forwardAuth) {
        this.session = session;
        this.forwardAuth = forwardAuth;
    }

    @Override
    public Object getResource() {
        return forwardAuth ? new GatewayResource(session) : null;
    }

    @Override
    public void close() {}
}
