package io.entitytokens.token;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a request with a token, or without one, was refused. Goes into the event, never outside. */
public enum Reason {
    /** Not the form of a token, or a wrong checksum. */
    MALFORMED(Kind.CREDENTIAL),
    /** No such token in this realm. */
    UNKNOWN(Kind.CREDENTIAL),
    /** A token of that id exists, with another secret. */
    WRONG_SECRET(Kind.CREDENTIAL),
    /** A token of that id exists, and had this secret once. */
    RETIRED_SECRET(Kind.CREDENTIAL),
    /** Its holder has given it up. */
    REVOKED(Kind.CREDENTIAL),
    /** The caller names one token and presents another. */
    WRONG_ID(Kind.CREDENTIAL),
    /** Past its expiry. */
    EXPIRED(Kind.CREDENTIAL),
    /** The token's entity is switched off. */
    ENTITY_DISABLED(Kind.CREDENTIAL),
    /** The token is switched off. */
    DISABLED(Kind.CREDENTIAL),
    /** The holder's address is not in the token's list, or not in that of its entity. */
    ADDRESS_NOT_ALLOWED(Kind.CREDENTIAL),
    /** The token is for some networks only, and nobody can tell where its holder is. */
    ADDRESS_UNKNOWN(Kind.CREDENTIAL),
    /** The token breaks a rule of the policy. */
    POLICY_VIOLATION(Kind.CREDENTIAL),
    /** The caller is no resource server of the token's entity. */
    NOT_IN_AUDIENCE(Kind.CREDENTIAL),
    /** The token's entity has no resource server: it is for gateways only. */
    NO_AUDIENCE(Kind.DEMAND),
    /** A resource server was named that is none of the token's entity. */
    WRONG_AUDIENCE(Kind.DEMAND),
    /** The token opens another entity. */
    WRONG_ENTITY(Kind.DEMAND),
    /** The token lacks a permission that was asked for. */
    MISSING_PERMISSION(Kind.DEMAND),
    /** The token has been used as often as its limits say. */
    RATE_LIMITED(Kind.DEMAND),
    /** The holder may not rotate the token, or not by this secret. */
    ROTATION_REFUSED(Kind.DEMAND),
    /** A scope was asked for that is no permission of entity tokens. */
    UNKNOWN_SCOPE(Kind.DEMAND),
    /** The caller is a public client, which could be anybody. */
    PUBLIC_CLIENT(Kind.REQUEST),
    /** The caller does not prove which client it is. */
    UNAUTHENTICATED_CALLER(Kind.REQUEST),
    /** A type of token was named that this endpoint does not deal in. */
    UNSUPPORTED_TOKEN_TYPE(Kind.REQUEST),
    /** A type of resource was named that is no entity. */
    UNSUPPORTED_RESOURCE_TYPE(Kind.REQUEST),
    /** Not a method, or an action, that any permission covers. */
    UNSUPPORTED_METHOD(Kind.DEMAND),
    /** No credential in the request. */
    NO_CREDENTIAL(Kind.REQUEST),
    /** More than one credential in the request. */
    SEVERAL_CREDENTIALS(Kind.REQUEST),
    /** A token stands where none belongs, such as in the client's id. */
    MISPLACED_TOKEN(Kind.REQUEST),
    /** The request does not say which entity or which permission it is about. */
    INCOMPLETE_REQUEST(Kind.REQUEST),
    /** A proxy's header names no plain scheme, host, port or path. */
    INVALID_FORWARDED_HEADER(Kind.REQUEST),
    /** The realm is switched off. */
    REALM_DISABLED(Kind.REQUEST),
    /** The realm's issuing client, or its service account, is switched off or gone. */
    ISSUER_DISABLED(Kind.REQUEST),
    /** Plain HTTP where the realm requires TLS. */
    TLS_REQUIRED(Kind.REQUEST),
    /** The token may be good, but nobody can tell now: the database does not answer. */
    UNAVAILABLE(Kind.REQUEST);

    private enum Kind {
        CREDENTIAL,
        DEMAND,
        REQUEST
    }

    private final Kind kind;
    private final String value = name().toLowerCase(Locale.ROOT);

    Reason(Kind kind) {
        this.kind = kind;
    }

    /** The name in events and metrics: {@code wrong_secret}. */
    public String value() {
        return value;
    }

    /**
     * @return the reason of exactly this name in events, or empty
     */
    public static Optional<Reason> of(String value) {
        return Arrays.stream(values()).filter(r -> r.value.equals(value)).findFirst();
    }

    /** Whether the token itself is no good, whatever was asked of it (RFC 6750: invalid_token). */
    public boolean isAboutTheToken() {
        return kind == Kind.CREDENTIAL;
    }
}
