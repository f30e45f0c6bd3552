package io.entitytokens.token;

/**
 * Numbers in the digits {@code 0-9A-Za-z}, big-endian, with a fixed length. The digits stand in the
 * order of their code points, so texts of one length compare as their numbers do.
 */
final class Base62 {

    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** Five digits (62^5 < 2^30) at a time keep the arithmetic within a long. */
    private static final int CHUNK = 5;

    private static final byte[] VALUES = new byte[128];

    static {
        java.util.Arrays.fill(VALUES, (byte) -1);
        for (int i = 0; i < DIGITS.length(); i++) {
            VALUES[DIGITS.charAt(i)] = (byte) i;
        }
    }

    private Base62() {}

    static boolean isDigit(char c) {
        return c < VALUES.length && VALUES[c] >= 0;
    }

    /** Writes an unsigned big-endian number as exactly {@code length} digits. */
    static String encode(byte[] number, int length) {
        int[] limbs = limbs(number);
        char[] digits = new char[length];
        for (int i = length - 1; i >= 0; i--) {
            long remainder = 0;
            for (int j = 0; j < limbs.length; j++) {
                long dividend = (remainder << 32) | Integer.toUnsignedLong(limbs[j]);
                limbs[j] = (int) (dividend / 62);
                remainder = dividend % 62;
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
            digits[i] = DIGITS.charAt((int) (rest % 62));
            rest /= 62;
        }
        return new String(digits);
    }

    /**
     * Reads the digits {@code text[from, to)} as an unsigned big-endian number into {@code
     * target[offset, offset + bytes)}. The bytes must be a multiple of four.
     *
     * @return false when a character is no digit or the number does not fit, that is, when the text
     *     is not the canonical form of any number of that many bytes
     */
    static boolean decode(
            CharSequence text, int from, int to, byte[] target, int offset, int bytes) {
        int[] limbs = new int[bytes / Integer.BYTES];
        for (int start = from; start < to; start += CHUNK) {
            int end = Math.min(start + CHUNK, to);
            long factor = 1;
            long chunk = 0;
            for (int i = start; i < end; i++) {
                char c = text.charAt(i);
                if (!isDigit(c)) {
                    return false;
                }
                chunk = chunk * 62 + VALUES[c];
                factor *= 62;
            }
            long carry = chunk;
            for (int j = limbs.length - 1; j >= 0; j--) {
                long product = Integer.toUnsignedLong(limbs[j]) * factor + carry;
                limbs[j] = (int) product;
                carry = product >>> 32;
            }
            if (carry != 0) {
                return false;
            }
        }
        for (int i = 0; i < bytes; i++) {
            target[offset + i] = (byte) (limbs[i / 4] >>> (24 - 8 * (i % 4)));
        }
        return true;
    }

    private static int[] limbs(byte[] number) {
        int[] limbs = new int[number.length / Integer.BYTES];
        for (int i = 0; i < number.length; i++) {
            limbs[i / 4] |= (number[i] & 0xff) << (24 - 8 * (i % 4));
        }
        return limbs;
    }
}
