package io.entitytokens.token.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Base62Test {

    @Property
    void encoded16BytesAreDecodedUnchanged(@ForAll @Size(16) byte[] number) {
        assertThat(decode(Base62.encode(number, 22), 16)).isEqualTo(number);
    }

    @Property
    void encoded32BytesAreDecodedUnchanged(@ForAll @Size(32) byte[] number) {
        assertThat(decode(Base62.encode(number, 43), 32)).isEqualTo(number);
    }

    @Property
    void encodingOf16BytesMatchesReferenceArithmetic(@ForAll @Size(16) byte[] number) {
        assertThat(Base62.encode(number, 22)).isEqualTo(ReferenceFormat.base62(number, 22));
    }

    @Property
    void encodingOf32BitsMatchesReferenceArithmetic(
            @ForAll @LongRange(max = 0xffff_ffffL) long number) {
        assertThat(Base62.encode(number, 6))
                .isEqualTo(ReferenceFormat.base62(BigInteger.valueOf(number), 6));
    }

    @Property
    void encodedTextsSortLikeTheirNumbers(@ForAll @Size(16) byte[] a, @ForAll @Size(16) byte[] b) {
        assertThat(Integer.signum(Base62.encode(a, 22).compareTo(Base62.encode(b, 22))))
                .isEqualTo(Integer.signum(Arrays.compareUnsigned(a, b)));
    }

    @ParameterizedTest
    @CsvSource({"22, 16", "43, 32"})
    void largestNumberIsDecodedAndTheNextIsRefused(int length, int bytes) {
        BigInteger beyond = BigInteger.ONE.shiftLeft(8 * bytes);

        assertThat(decode(ReferenceFormat.base62(beyond.subtract(BigInteger.ONE), length), bytes))
                .containsOnly(0xff);
        assertThat(decode(ReferenceFormat.base62(beyond, length), bytes)).isNull();
        assertThat(decode("z".repeat(length), bytes)).isNull();
    }

    @Property
    void numberTooLargeForItsBytesIsRefused(@ForAll @Size(16) byte[] excess) {
        BigInteger beyond = BigInteger.ONE.shiftLeft(128);
        BigInteger room = BigInteger.valueOf(62).pow(22).subtract(beyond);
        BigInteger number = beyond.add(new BigInteger(1, excess).mod(room));

        assertThat(decode(ReferenceFormat.base62(number, 22), 16)).isNull();
    }

    @Property
    void onlyCanonicalDigitsAreDecoded(@ForAll @Size(22) char[] text) {
        for (int i = 0; i < text.length; i++) {
            text[i] = Base62.encode(text[i], 3).charAt(2);
        }
        byte[] number = decode(new String(text), 16);

        if (number != null) {
            assertThat(Base62.encode(number, 22)).isEqualTo(new String(text));
        }
    }

    @Property
    void textWithOneNonDigitIsRefused(@ForAll char c, @ForAll @IntRange(max = 21) int position) {
        StringBuilder text = new StringBuilder("0".repeat(22));
        text.setCharAt(position, c);

        assertThat(decode(text.toString(), 16) != null)
                .isEqualTo(isDigit(c) && (position > 0 || c <= '7'));
    }

    @Test
    void onlyThe62DigitsAreDecoded() {
        int digits = 0;
        for (int c = 0; c < 256; c++) {
            boolean digit = Base62.decode(new byte[] {(byte) c}, 0, 1) >= 0;
            assertThat(digit).as("U+%04X", c).isEqualTo(isDigit((char) c));
            digits += digit ? 1 : 0;
        }
        assertThat(digits).isEqualTo(62);
    }

    @Test
    void decodingReadsAndWritesOnlyItsOwnRange() {
        byte[] target = new byte[24];
        assertThat(Base62.decode(latin1("##0000000000000000000001##"), 2, 24, target, 4, 16))
                .isTrue();
        assertThat(target[19]).isEqualTo((byte) 1);
        target[19] = 0;
        assertThat(target).containsOnly(0);
    }

    private static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The number, or null if the text was refused. */
    private static byte[] decode(String text, int bytes) {
        byte[] target = new byte[bytes];
        return Base62.decode(latin1(text), 0, text.length(), target, 0, bytes) ? target : null;
    }
}
