package io.entitytokens.token.format;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.CRC32;

/** The token format as the documentation tells it, written a second time and sharing no code. */
public final class ReferenceFormat {

    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private ReferenceFormat() {}

    public static String token(byte[] id, byte[] secret) {
        String body = "ket_" + base62(id, 22) + "_" + base62(secret, 43);
        return body + checksum(body);
    }

    public static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return base62(BigInteger.valueOf(crc.getValue()), 6);
    }

    public static byte[] sha256(byte[] id, byte[] secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(id);
            return digest.digest(secret);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static String base62(byte[] number, int length) {
        return base62(new BigInteger(1, number), length);
    }

    /** The bytes of a token's secret. */
    public static byte[] secret(String token) {
        BigInteger number = BigInteger.ZERO;
        for (char digit : token.substring(27, 70).toCharArray()) {
            number =
                    number.multiply(BigInteger.valueOf(62))
                            .add(BigInteger.valueOf(DIGITS.indexOf(digit)));
        }
        byte[] bytes = new byte[32];
        for (int i = 31; i >= 0; i--) {
            bytes[i] = number.byteValue();
            number = number.shiftRight(8);
        }
        return bytes;
    }

    public static String base62(BigInteger number, int length) {
        StringBuilder digits = new StringBuilder();
        BigInteger rest = number;
        for (int i = 0; i < length; i++) {
            BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(62));
            digits.append(DIGITS.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        if (rest.signum() != 0) {
            throw new IllegalArgumentException("does not fit");
        }
        return digits.reverse().toString();
    }
}
