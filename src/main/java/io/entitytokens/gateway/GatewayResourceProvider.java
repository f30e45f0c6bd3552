package io.entitytokens.gateway;

import io.entitytokens.audit.Door;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/** Hands Keycloak the resource of a request. */
final class GatewayResourceProvider implements RealmResourceProvider {

    private final KeycloakSession session;
    private final Set<Door> open;

    GatewayResourceProvider(KeycloakSession session, Set<Door> open) {
        this.session = session;
        this.open = open;
    }

    @Override
    public Object getResource() {
        return new GatewayResource(session, open);
    }

    @Override
    public void close() {}
}
