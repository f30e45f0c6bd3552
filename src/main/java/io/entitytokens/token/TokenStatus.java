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
    POLICY_VIOLATION,
    ACTIVE;

    private final String value = name().toLowerCase(Locale.ROOT);

    /**
     * The name on the wire: {@code revoked}, {@code expired}, {@code entity_disabled}, {@code
     * disabled}, {@code policy_violation}, {@code active}.
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
            case POLICY_VIOLATION -> Optional.of(Reason.POLICY_VIOLATION);
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
     * @param policy what holds for the token
     * @param now epoch milliseconds
     */
    public static TokenStatus of(EntityToken token, Entity entity, TokenPolicy policy, long now) {
        if (token.life().isRevoked()) {
            return REVOKED;
        }
        if (token.isExpiredAt(now)) {
            return EXPIRED;
        }
        if (!entity.enabled()) {
            return ENTITY_DISABLED;
        }
        if (!token.enabled()) {
            return DISABLED;
        }
        return Enforcement.isViolated(token, entity, policy, now) ? POLICY_VIOLATION : ACTIVE;
    }
}
