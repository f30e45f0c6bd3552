package io.entitytokens.lifecycle;

import java.util.Locale;

/** Who does something to a token, where no admin does. */
public enum Actor {
    /** Whoever has the token. */
    HOLDER,
    /** Whoever found it. */
    REPORTER,
    /** The server itself. */
    SERVER;

    private final String value = name().toLowerCase(Locale.ROOT);

    /** The name in events: {@code holder}. */
    public String value() {
        return value;
    }
}
