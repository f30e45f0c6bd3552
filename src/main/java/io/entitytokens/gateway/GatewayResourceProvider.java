package io.entitytokens.gateway;

import io.entitytokens.audit.Door;
import io.entitytokens.door.Doorkeeper;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/** Hands Keycloak the resource of a request, or nothing, which is 404, if the door is shut. */
final class GatewayResourceProvider implements RealmResourceProvider {

    private final KeycloakSession session;

    GatewayResourceProvider(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        return new Doorkeeper(session, Door.FORWARD_AUTH).isOpen()
                ? new GatewayResource(session)
                : null;
    }

    @Override
    public void close() {}
}
