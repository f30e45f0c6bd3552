package io.entitytokens.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainTextTest {

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "\t", "\n", " \u2003\u3000"})
    void blankTextIsRefusedIfRequiredAndNullIfOptional(String text) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> PlainText.required("f", text, 9))
                .withMessage("f is required");
        assertThat(PlainText.optional("f", text, 9)).isNull();
    }

    /** Control characters are those of Unicode's category Cc: 0 to 1F and 7F to 9F. */
    @Test
    void onlyControlCharactersAndSurrogatesAreRefused() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            boolean control = c < 0x20 || (c >= 0x7f && c < 0xa0);
            boolean surrogate = c >= 0xd800 && c <= 0xdfff;
            String text = "a" + Character.toString(c) + "b";
            assertThat(isAccepted(text)).as("U+%04X", c).isEqualTo(!control && !surrogate);
        }
    }

    @Property
    void acceptedTextIsReturnedUnchanged(@ForAll @StringLength(max = 40) String text) {
        Assume.that(isAccepted(text));

        assertThat(PlainText.required("f", text, 40)).isEqualTo(text);
        assertThat(PlainText.optional("f", text, 40)).isEqualTo(text);
    }

    @Property
    void lengthIsCountedInCodePoints(
            @ForAll @IntRange(min = 1, max = 300) int length,
            @ForAll @IntRange(min = 1, max = 300) int max) {
        for (String character : new String[] {"x", "é", "語", "😀"}) {
            String text = character.repeat(length);
            assertThat(isAccepted(text, max)).isEqualTo(length <= max);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\ud83d", "\ude00a", "\ude00\ud83d", "a\ud83d\ud83d\ude00", "\ud83d"})
    void halfOfASurrogatePairIsRefused(String text) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> PlainText.required("f", text, 9))
                .withMessage("f contains half of a surrogate pair");
    }

    @Test
    void refusalRepeatsNothingOfTheText() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> PlainText.required("f", "sesame\0", 9))
                .withMessage("f contains a control character");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> PlainText.required("f", "sesame", 3))
                .withMessage("f is longer than 3 characters");
    }

    private static boolean isAccepted(String text) {
        return isAccepted(text, Integer.MAX_VALUE);
    }

    private static boolean isAccepted(String text, int max) {
        try {
            PlainText.required("f", text, max);
            return true;
        } catch (InvalidValueException e) {
            return false;
        }
    }
}
