package io.entitytokens.token.format;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
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
 * before anything is looked up; it protects nothing. {@link Presented} reads a token.
 */
public final class TokenFormat {

    public static final String PREFIX = "ket_";

    static final int SECRET_BYTES = 32;

    private static final int ID_START = PREFIX.length();
    private static final int ID_END = ID_START + TokenId.LENGTH;
    private static final int SECRET_START = ID_END + 1;
    private static final int SECRET_LENGTH = 43;
    private static final int CHECKSUM_START = SECRET_START + SECRET_LENGTH;
    private static final int CHECKSUM_LENGTH = 6;

    static final int LENGTH = CHECKSUM_START + CHECKSUM_LENGTH;

    private TokenFormat() {}

    /** A token fresh from the random generator. */
    public record Generated(TokenId id, TokenSecret secret, TokenHash hash) {}

    public static Generated generate(SecureRandom random) {
        return generate(TokenId.random(random), random);
    }

    /** A token of an id that exists, with another secret. */
    public static Generated generate(TokenId id, SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String body = PREFIX + id.value() + "_" + Base62.encode(secret, SECRET_LENGTH);
        Arrays.fill(secret, (byte) 0);
        byte[] chars = body.getBytes(StandardCharsets.ISO_8859_1);
        String token = body + Base62.encode(checksum(chars), CHECKSUM_LENGTH);
        return new Generated(id, new TokenSecret(token), Presented.of(token).orElseThrow().hash());
    }

    static boolean hasShape(String text) {
        return text != null
                && text.length() == LENGTH
                && text.startsWith(PREFIX)
                && text.charAt(ID_END) == '_';
    }

    /**
     * @param text with a canonical id
     */
    static TokenId id(String text) {
        return TokenId.ofCanonical(text.substring(ID_START, ID_END));
    }

    /** Whether it is canonical; puts it at the beginning of the target. */
    static boolean decodeId(byte[] chars, byte[] target) {
        return Base62.decode(chars, ID_START, ID_END, target, 0, TokenId.BYTES);
    }

    /** Whether it is canonical; puts it behind the id. */
    static boolean decodeSecret(byte[] chars, byte[] target) {
        return Base62.decode(
                chars, SECRET_START, CHECKSUM_START, target, TokenId.BYTES, SECRET_BYTES);
    }

    static boolean hasRightChecksum(byte[] chars) {
        return Base62.decode(chars, CHECKSUM_START, LENGTH) == checksum(chars);
    }

    private static long checksum(byte[] chars) {
        CRC32 crc = new CRC32();
        crc.update(chars, 0, CHECKSUM_START);
        return crc.getValue();
    }
}
