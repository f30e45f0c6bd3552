package io.entitytokens.token;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a token is good for at a moment: the first that holds, in this order. */
public enum TokenStatus {
    REVOKED,
    EXPIRED,
    ENTITY_DISABLED,
    DISABLED,
    ACTIVE;

    private final String value = name().toLowerCase(Locale.ROOT);

    /**
     * The name on the wire: {@code revoked}, {@code expired}, {@code entity_disabled}, {@code
     * disabled}, {@code active}.
     */
    public String value() {
        return value;
    }

    /** Why a token of this status is refused; empty if it is not. */
    public Optional<Reason> refusal() {
        return switch (this) {
            case REVOKED -> Optional.of(Reason.REVOKED);
            case EXPIRED -> Optional.of(Reason.EXPIRED);
            case ENTITY_DISABLED -> Optional.of(Reason.ENTITY_DISABLED);
            case DISABLED -> Optional.of(Reason.DISABLED);
            case ACTIVE -> Optional.empty();
        };
    }

    /**
     * @return the status of exactly this name on the wire, or empty
     */
    public static Optional<TokenStatus> of(String value) {
        return Arrays.stream(values()).filter(s -> s.value.equals(value)).findFirst();
    }

    /**
     * @param now epoch milliseconds
     */
    public static TokenStatus of(EntityToken token, boolean entityEnabled, long now) {
        if (token.life().isRevoked()) {
            return REVOKED;
        }
        if (token.isExpiredAt(now)) {
            return EXPIRED;
        }
        if (!entityEnabled) {
            return ENTITY_DISABLED;
        }
        return token.enabled() ? ACTIVE : DISABLED;
    }
}
