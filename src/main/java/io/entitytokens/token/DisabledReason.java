package io.entitytokens.token;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a token was switched off by the server, and stays off until it has another secret. */
public enum DisabledReason {
    /** Somebody found its current secret where it does not belong. */
    LEAKED,
    /** Somebody presented a secret that it no longer has. */
    REUSED;

    private final String value = name().toLowerCase(Locale.ROOT);

    /** The name on the wire and in the database: {@code leaked} or {@code reused}. */
    public String value() {
        return value;
    }

    /**
     * @param value or null
     * @return the reason of exactly this name, or empty
     */
    public static Optional<DisabledReason> of(String value) {
        return Arrays.stream(values()).filter(reason -> reason.value.equals(value)).findFirst();
    }
}
