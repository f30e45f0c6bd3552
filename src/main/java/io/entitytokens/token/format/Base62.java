package io.entitytokens.token.format;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Numbers in the digits {@code 0-9A-Za-z}, big-endian, with a fixed length. The digits stand in the
 * order of their code points, so texts of one length compare as their numbers do.
 */
final class Base62 {

    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final int BASE = DIGITS.length();

    /** Values of the bytes of a text in Latin-1; negative for what is no digit. */
    private static final byte[] VALUES = new byte[256];

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (int i = 0; i < BASE; i++) {
            VALUES[DIGITS.charAt(i)] = (byte) i;
        }
    }

    private Base62() {}

    /**
     * Writes an unsigned big-endian number as exactly {@code length} digits.
     *
     * @param number its length is a multiple of four
     */
    static String encode(byte[] number, int length) {
        int[] limbs = new int[number.length / Integer.BYTES];
        ByteBuffer.wrap(number).asIntBuffer().get(limbs);
        char[] digits = new char[length];
        for (int i = length - 1; i >= 0; i--) {
            long remainder = 0;
            for (int j = 0; j < limbs.length; j++) {
                long dividend = (remainder << Integer.SIZE) | Integer.toUnsignedLong(limbs[j]);
                limbs[j] = (int) (dividend / BASE);
                remainder = dividend % BASE;
            }
            digits[i] = DIGITS.charAt((int) remainder);
        }
        return new String(digits);
    }

    /** Writes an unsigned number of 32 bits as exactly {@code length} digits. */
    static String encode(long number, int length) {
        char[] digits = new char[length];
        long rest = number;
        for (int i = length - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (rest % BASE));
            rest /= BASE;
        }
        return new String(digits);
    }

    /**
     * Reads the digits {@code text[from, to)} as an unsigned big-endian number into {@code
     * target[offset, offset + bytes)}.
     *
     * @param text in Latin-1
     * @param bytes a multiple of four
     * @return false when a character is no digit or the number does not fit, that is, when the text
     *     is not the canonical form of any number of that many bytes
     */
    static boolean decode(byte[] text, int from, int to, byte[] target, int offset, int bytes) {
        int[] limbs = new int[bytes / Integer.BYTES];
        for (int i = from; i < to; i++) {
            long carry = VALUES[text[i] & 0xff];
            if (carry < 0) {
                return false;
            }
            for (int j = limbs.length - 1; j >= 0; j--) {
                long product = Integer.toUnsignedLong(limbs[j]) * BASE + carry;
                limbs[j] = (int) product;
                carry = product >>> Integer.SIZE;
            }
            if (carry > 0) {
                return false;
            }
        }
        ByteBuffer.wrap(target, offset, bytes).asIntBuffer().put(limbs);
        return true;
    }

    /**
     * Reads no more than ten digits.
     *
     * @return the number, or something negative when a character is no digit
     */
    static long decode(byte[] text, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = VALUES[text[i] & 0xff];
            if (digit < 0) {
                return -1;
            }
            number = number * BASE + digit;
        }
        return number;
    }
}
