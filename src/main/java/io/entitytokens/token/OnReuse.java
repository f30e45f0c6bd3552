package io.entitytokens.token;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What happens to a token of which somebody presents a retired secret; the stricter one first. */
public enum OnReuse {
    /** It is switched off, and stays off until it is rotated. */
    DISABLE,
    /** Admins are told. */
    REPORT;

    private final String value = name().toLowerCase(Locale.ROOT);

    /** The name on the wire and in the database: {@code disable} or {@code report}. */
    public String value() {
        return value;
    }

    /**
     * @param value or null
     * @return the constant of exactly this name, or empty
     */
    public static Optional<OnReuse> of(String value) {
        return Arrays.stream(values()).filter(constant -> constant.value.equals(value)).findFirst();
    }
}
