package io.entitytokens.token.format;

import java.security.SecureRandom;

/** A random generator whose numbers are known beforehand. */
public final class GivenRandom extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final byte[] numbers;
    private int next;

    public GivenRandom(byte[]... numbers) {
        int length = 0;
        for (byte[] part : numbers) {
            length += part.length;
        }
        this.numbers = new byte[length];
        int at = 0;
        for (byte[] part : numbers) {
            System.arraycopy(part, 0, this.numbers, at, part.length);
            at += part.length;
        }
    }

    @Override
    public void nextBytes(byte[] bytes) {
        System.arraycopy(numbers, next, bytes, 0, bytes.length);
        next += bytes.length;
    }
}
