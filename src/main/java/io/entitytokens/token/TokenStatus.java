package io.entitytokens.token;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a token is good for at a moment: the first that holds, in this order. */
public enum TokenStatus {
    EXPIRED,
    ENTITY_DISABLED,
    DISABLED,
    ACTIVE;

    private final String value = name().toLowerCase(Locale.ROOT);

    /**
     * The name on the wire: {@code expired}, {@code entity_disabled}, {@code disabled}, {@code
     * active}.
     */
    public String value() {
        return value;
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
        if (token.isExpiredAt(now)) {
            return EXPIRED;
        }
        if (!entityEnabled) {
            return ENTITY_DISABLED;
        }
        return token.enabled() ? ACTIVE : DISABLED;
    }
}
