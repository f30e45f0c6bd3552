package io.entitytokens.audit;

import io.entitytokens.token.Endpoint;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;

/** How Keycloak's events tell of an endpoint. */
final class EndpointEvents {

    private EndpointEvents() {}

    /** The type of its events, without {@code _ERROR}. */
    static EventType type(Endpoint endpoint) {
        return switch (endpoint) {
            case FORWARD_AUTH, AUTHZEN, SELF, LEAKS -> EventType.PERMISSION_TOKEN;
            case INTROSPECTION -> EventType.INTROSPECT_TOKEN;
            case CLIENT_CREDENTIALS -> EventType.CLIENT_LOGIN;
            case TOKEN_EXCHANGE -> EventType.TOKEN_EXCHANGE;
        };
    }

    /** What its events call a bad credential. */
    static String credentialError(Endpoint endpoint) {
        return endpoint == Endpoint.CLIENT_CREDENTIALS
                ? Errors.INVALID_CLIENT_CREDENTIALS
                : Errors.INVALID_TOKEN;
    }
}
