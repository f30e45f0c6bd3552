package io.entitytokens.token;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * How a token is written:
 *
 * <pre>
 *   ket_ 0123456789abcdefghijkl _ 0123456789abcdefghijklmnopqrstuvwxyzABCDEFG 0a1b2c
 *   kind id: 128 bits, base62     secret: 256 bits, base62                    CRC-32 of all before, base62
 * </pre>
 *
 * 76 characters of {@code [A-Za-z0-9_]}. The checksum lets typing errors and guesses be refused
 * before anything is looked up; it protects nothing.
 */
final class TokenFormat {

    static final String PREFIX = "ket_";

    private static final int SECRET_BYTES = 32;
    private static final int ID_START = PREFIX.length();
    static final int SECRET_START = ID_START + TokenId.LENGTH + 1;
    private static final int SECRET_LENGTH = 43;
    private static final int CHECKSUM_START = SECRET_START + SECRET_LENGTH;
    private static final int CHECKSUM_LENGTH = 6;

    static final int LENGTH = CHECKSUM_START + CHECKSUM_LENGTH;

    private TokenFormat() {}

    /** A token that has the right form; whether it is one of ours is another question. */
    record Presented(TokenId id, TokenHash hash) {}

    /** A token fresh from the random generator. */
    record Generated(TokenId id, TokenSecret secret, TokenHash hash) {}

    static Generated generate(SecureRandom random) {
        TokenId id = TokenId.random(random);
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String body = PREFIX + id.value() + "_" + Base62.encode(secret, SECRET_LENGTH);
        Arrays.fill(secret, (byte) 0);
        String token = body + checksum(body);
        Presented parsed = parse(token).orElseThrow();
        return new Generated(id, new TokenSecret(token), parsed.hash());
    }

    private static boolean hasShape(String text) {
        return text != null
                && text.length() == LENGTH
                && text.startsWith(PREFIX)
                && text.charAt(SECRET_START - 1) == '_';
    }

    /**
     * Where the id stands in a token, whatever stands there: good for asking whether that is an id
     * that is known, and for nothing else.
     */
    static Optional<TokenId> idIn(String text) {
        return hasShape(text) ? Optional.of(id(text)) : Optional.empty();
    }

    private static TokenId id(String text) {
        return TokenId.ofCanonical(text.substring(ID_START, SECRET_START - 1));
    }

    /** Reads a token; empty for whatever is not the canonical form of one. */
    static Optional<Presented> parse(String text) {
        if (!hasShape(text)) {
            return Optional.empty();
        }
        // What is not Latin-1 becomes a question mark, which is no digit either; of two surrogates,
        // one.
        byte[] chars = text.getBytes(StandardCharsets.ISO_8859_1);
        if (chars.length != LENGTH) {
            return Optional.empty();
        }
        byte[] idAndSecret = new byte[TokenId.BYTES + SECRET_BYTES];
        boolean canonical =
                Base62.decode(chars, ID_START, SECRET_START - 1, idAndSecret, 0, TokenId.BYTES)
                        && Base62.decode(
                                chars,
                                SECRET_START,
                                CHECKSUM_START,
                                idAndSecret,
                                TokenId.BYTES,
                                SECRET_BYTES)
                        && Base62.decode(chars, CHECKSUM_START, LENGTH) == checksum(chars);
        return canonical
                ? Optional.of(new Presented(id(text), TokenHash.of(idAndSecret)))
                : Optional.empty();
    }

    private static String checksum(String body) {
        return Base62.encode(checksum(body.getBytes(StandardCharsets.ISO_8859_1)), CHECKSUM_LENGTH);
    }

    private static long checksum(byte[] chars) {
        CRC32 crc = new CRC32();
        crc.update(chars, 0, CHECKSUM_START);
        return crc.getValue();
    }
}
