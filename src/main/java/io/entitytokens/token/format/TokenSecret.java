package io.entitytokens.token.format;

/**
 * A whole token in clear. It exists between its making and the one reply that hands it out; it
 * never prints itself, so that it cannot slip into a log, an event or an error message.
 */
public final class TokenSecret {

    private final String value;

    TokenSecret(String value) {
        this.value = value;
    }

    /** The token string, for the one reply that shows it. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
