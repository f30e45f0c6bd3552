package io.entitytokens.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AsciiSetTest {

    private static final AsciiSet WORD = AsciiSet.LETTERS_AND_DIGITS.with("_");

    @Test
    void hasItsCharactersAndNoOthers() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            assertThat(WORD.contains(c))
                    .as("%04x", (int) c)
                    .isEqualTo(Character.toString(c).matches("[A-Za-z0-9_]"));
        }
    }

    @Test
    void looksAtEachCharacterOfAText() {
        assertThat(WORD.containsAll("Invoice_2026")).isTrue();
        assertThat(WORD.containsAll("")).isTrue();
        assertThat(WORD.containsAll("-invoice")).isFalse();
        assertThat(WORD.containsAll("invoice\n")).isFalse();
        assertThat(WORD.containsAll("ınvoice")).isFalse();
    }

    @Test
    void looksAtAPartOfATextOnly() {
        assertThat(WORD.containsAll("[invoice]", 1, 8)).isTrue();
        assertThat(WORD.containsAll("[invoice]", 0, 8)).isFalse();
        assertThat(WORD.containsAll("[invoice]", 1, 9)).isFalse();
    }
}
