package io.entitytokens.audit;

import java.util.Locale;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;

/** By which protocol a token is presented. */
public enum Door {
    /** Forward auth, for gateways. */
    FORWARD_AUTH(EventType.PERMISSION_TOKEN, Errors.INVALID_TOKEN),
    /** Token introspection (RFC 7662), for resource servers. */
    INTROSPECTION(EventType.INTROSPECT_TOKEN, Errors.INVALID_TOKEN),
    /** The client credentials grant (RFC 6749, section 4.4), for systems. */
    CLIENT_CREDENTIALS(EventType.CLIENT_LOGIN, Errors.INVALID_CLIENT_CREDENTIALS),
    /** Token exchange (RFC 8693), for resource servers. */
    TOKEN_EXCHANGE(EventType.TOKEN_EXCHANGE, Errors.INVALID_TOKEN),
    /** The OpenID Authorization API 1.0 (AuthZEN), for policy enforcement points. */
    AUTHZEN(EventType.PERMISSION_TOKEN, Errors.INVALID_TOKEN);

    private final EventType eventType;
    private final String credentialError;
    private final String value = name().toLowerCase(Locale.ROOT);

    Door(EventType eventType, String credentialError) {
        this.eventType = eventType;
        this.credentialError = credentialError;
    }

    /** The name in events, use stamps and metrics: {@code forward_auth}. */
    public String value() {
        return value;
    }

    /** The type of Keycloak's events that tells of this door, without {@code _ERROR}. */
    EventType eventType() {
        return eventType;
    }

    /** What Keycloak's events call a bad credential at this door. */
    String credentialError() {
        return credentialError;
    }
}
