package io.entitytokens.token;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Numbers in the digits {@code 0-9A-Za-z}, big-endian, with a fixed length. The digits stand in the
 * order of their code points, so texts of one length compare as their numbers do.
 */
final class Base62 {

    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** Ten digits (62^10 < 2^60) at a time fit a long. */
    private static final int CHUNK = 10;

    private static final long CHUNK_FACTOR = 839_299_365_868_340_224L;

    private static final long PAIR = 62 * 62;

    /** Of the bytes of a text in Latin-1; negative for what is no digit. */
    private static final byte[] VALUES = new byte[256];

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (int i = 0; i < DIGITS.length(); i++) {
            VALUES[DIGITS.charAt(i)] = (byte) i;
        }
    }

    private Base62() {}

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
     * target[offset, offset + bytes)}. The bytes must be a multiple of eight.
     *
     * @param text in Latin-1
     * @return false when a character is no digit or the number does not fit, that is, when the text
     *     is not the canonical form of any number of that many bytes
     */
    static boolean decode(byte[] text, int from, int to, byte[] target, int offset, int bytes) {
        long[] limbs = new long[bytes / Long.BYTES];
        int end = from + (to - from) % CHUNK;
        long first = decode(text, from, end);
        if (first < 0) {
            return false;
        }
        limbs[limbs.length - 1] = first;
        for (int used = 1; end < to; end += CHUNK, used++) {
            long chunk = decodeChunk(text, end);
            if (chunk < 0 || !multiplyAndAdd(limbs, used, chunk)) {
                return false;
            }
        }
        for (int i = 0; i < limbs.length; i++) {
            LONGS.set(target, offset + i * Long.BYTES, limbs[i]);
        }
        return true;
    }

    /**
     * Reads no more than ten digits.
     *
     * @return the number, or something negative when a character is no digit
     */
    static long decode(byte[] text, int from, int to) {
        long number = 0;
        long invalid = 0;
        for (int i = from; i < to; i++) {
            long digit = VALUES[text[i] & 0xff];
            invalid |= digit;
            number = number * 62 + digit;
        }
        return invalid < 0 ? invalid : number;
    }

    /** As {@link #decode(byte[], int, int)}, of ten digits, pairs of them side by side. */
    private static long decodeChunk(byte[] text, int from) {
        long a = decodePair(text, from);
        long b = decodePair(text, from + 2);
        long c = decodePair(text, from + 4);
        long d = decodePair(text, from + 6);
        long e = decodePair(text, from + 8);
        long invalid = a | b | c | d | e;
        return invalid < 0 ? invalid : (((a * PAIR + b) * PAIR + c) * PAIR + d) * PAIR + e;
    }

    private static long decodePair(byte[] text, int from) {
        int high = VALUES[text[from] & 0xff];
        int low = VALUES[text[from + 1] & 0xff];
        return (high | low) < 0 ? -1 : high * 62 + low;
    }

    /**
     * @param used how many limbs, from the last, hold anything yet; one more may from now on
     * @return whether it fits
     */
    private static boolean multiplyAndAdd(long[] limbs, int used, long chunk) {
        long carry = chunk;
        int last = limbs.length - 1;
        for (int j = last; j >= 0 && j > last - used; j--) {
            long limb = limbs[j];
            // The high half of an unsigned product: signed, limbs from 2^63 on count 2^64 too few.
            long high = Math.multiplyHigh(limb, CHUNK_FACTOR) + ((limb >> 63) & CHUNK_FACTOR);
            long low = limb * CHUNK_FACTOR;
            limbs[j] = low + carry;
            carry = Long.compareUnsigned(limbs[j], low) < 0 ? high + 1 : high;
        }
        if (used <= last) {
            limbs[last - used] = carry;
            return true;
        }
        return carry == 0;
    }

    private static int[] limbs(byte[] number) {
        int[] limbs = new int[number.length / Integer.BYTES];
        for (int i = 0; i < number.length; i++) {
            limbs[i / 4] |= (number[i] & 0xff) << (24 - 8 * (i % 4));
        }
        return limbs;
    }
}
