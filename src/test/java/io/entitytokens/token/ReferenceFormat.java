package io.entitytokens.token;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.CRC32;

/** The token format as the documentation tells it, written a second time and sharing no code. */
final class ReferenceFormat {

    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private ReferenceFormat() {}

    static String token(byte[] id, byte[] secret) {
        String body = "ket_" + base62(id, 22) + "_" + base62(secret, 43);
        return body + checksum(body);
    }

    static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return base62(BigInteger.valueOf(crc.getValue()), 6);
    }

    static byte[] sha256(byte[] id, byte[] secret) {
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

    static String base62(BigInteger number, int length) {
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
