package io.entitytokens.token;

import java.security.SecureRandom;
import java.util.Optional;

/**
 * The public name of a token: 128 random bits as 22 base62 characters. It stands in clear in the
 * token, in logs, in events and in URLs of the admin REST API, and gives nobody access.
 *
 * @param value the 22 characters, in canonical form
 */
public record TokenId(String value) {

    static final int BYTES = 16;
    static final int LENGTH = 22;

    /** How many characters of the id a hint shows. */
    private static final int HINT_LENGTH = 8;

    public TokenId {
        if (!isCanonical(value)) {
            throw new IllegalArgumentException("not a token id");
        }
    }

    /**
     * @return the id, or empty if the text is not 22 base62 characters in canonical form
     */
    public static Optional<TokenId> parse(String text) {
        return isCanonical(text) ? Optional.of(new TokenId(text)) : Optional.empty();
    }

    static TokenId random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new TokenId(Base62.encode(bytes, LENGTH));
    }

    /** What people recognise a token by: {@code ket_}, eight characters of the id, an ellipsis. */
    public String hint() {
        return TokenFormat.PREFIX + value.substring(0, HINT_LENGTH) + "…";
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isCanonical(String text) {
        return text != null
                && text.length() == LENGTH
                && Base62.decode(text, 0, LENGTH, new byte[BYTES], 0, BYTES);
    }
}
