package io.entitytokens.token.format;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The public name of a token: 128 random bits as 22 base62 characters. It stands in clear in the
 * token, in logs, in events and in URLs of the admin REST API, and gives nobody access.
 *
 * <p>Ids compare, so that a hash table finds its way among ids that somebody has made up to share
 * one hash.
 */
public final class TokenId implements Comparable<TokenId> {

    static final int BYTES = 16;
    static final int LENGTH = 22;

    /** How many characters of the id a hint shows. */
    private static final int HINT_LENGTH = 8;

    private final String value;

    /**
     * @param value the 22 characters
     * @throws IllegalArgumentException if they are not the canonical form of an id
     */
    public TokenId(String value) {
        this(value, isCanonical(value));
    }

    private TokenId(String value, boolean canonical) {
        if (!canonical) {
            throw new IllegalArgumentException("not a token id");
        }
        this.value = value;
    }

    /** For a value that has just been found to be canonical: each check looks at it once. */
    static TokenId ofCanonical(String value) {
        return new TokenId(value, true);
    }

    /**
     * @return the id, or empty if the text is not 22 base62 characters in canonical form
     */
    public static Optional<TokenId> parse(String text) {
        return isCanonical(text) ? Optional.of(ofCanonical(text)) : Optional.empty();
    }

    static TokenId random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return ofCanonical(Base62.encode(bytes, LENGTH));
    }

    /** The 22 characters. */
    public String value() {
        return value;
    }

    /** What people recognise a token by: {@code ket_}, eight characters of the id, an ellipsis. */
    public String hint() {
        return hint(value);
    }

    static String hint(String id) {
        return TokenFormat.PREFIX + id.substring(0, HINT_LENGTH) + "…";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenId id && value.equals(id.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(TokenId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isCanonical(String text) {
        if (text == null || text.length() != LENGTH) {
            return false;
        }
        byte[] chars = text.getBytes(StandardCharsets.ISO_8859_1);
        // Two surrogates become one question mark.
        return chars.length == LENGTH && Base62.decode(chars, 0, LENGTH, new byte[BYTES], 0, BYTES);
    }
}
