package io.entitytokens.token;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a token is presented, by which protocol. */
public enum Endpoint {
    /** Forward auth, for gateways. */
    FORWARD_AUTH,
    /** Token introspection (RFC 7662), for resource servers. */
    INTROSPECTION,
    /** The client credentials grant (RFC 6749, section 4.4), for systems. */
    CLIENT_CREDENTIALS,
    /** Token exchange (RFC 8693), for resource servers. */
    TOKEN_EXCHANGE,
    /** The OpenID Authorization API 1.0 (AuthZEN), for policy enforcement points. */
    AUTHZEN,
    /** The holder's own: what it has, a new secret, the end of the token (RFC 7009). */
    SELF,
    /** Reports of tokens that somebody found where they do not belong. */
    LEAKS;

    private final String value = name().toLowerCase(Locale.ROOT);

    /** Whether whoever is accepted here has used the token for what it is for. */
    public boolean isUse() {
        return this != SELF && this != LEAKS;
    }

    /**
     * Whether what is accepted here counts in the token's limits. Resource servers remember what
     * they are told by introspection, and would count what a gateway before them has counted.
     */
    public boolean isLimited() {
        return isUse() && this != INTROSPECTION;
    }

    /** Whether clients of the realm call here; elsewhere there is nobody but the token. */
    public boolean isForClients() {
        return isUse() && this != FORWARD_AUTH;
    }

    /**
     * @return the endpoint of exactly this name, or empty
     */
    public static Optional<Endpoint> of(String value) {
        return Arrays.stream(values()).filter(e -> e.value.equals(value)).findFirst();
    }

    /** The name in events, use stamps and metrics: {@code forward_auth}. */
    public String value() {
        return value;
    }
}
