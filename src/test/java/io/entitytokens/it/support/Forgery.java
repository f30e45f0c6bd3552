package io.entitytokens.it.support;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Tokens that look right: with a right checksum, by somebody who knows the format. */
public final class Forgery {

    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private Forgery() {}

    /** The id of one token with the secret of another. */
    public static String withSecretOf(String token, String other) {
        return checked(token.substring(0, 27) + other.substring(27, 70));
    }

    /** A token that nobody made. */
    public static String unknown(long number) {
        StringBuilder id = new StringBuilder();
        for (long rest = number; id.length() < 22; rest /= 62) {
            id.insert(0, DIGITS.charAt((int) (rest % 62)));
        }
        return checked("ket_" + id + "_" + "0".repeat(43));
    }

    private static String checked(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        StringBuilder checksum = new StringBuilder();
        for (long rest = crc.getValue(); checksum.length() < 6; rest /= 62) {
            checksum.insert(0, DIGITS.charAt((int) (rest % 62)));
        }
        return body + checksum;
    }
}
