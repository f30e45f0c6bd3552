package io.entitytokens.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FoldTest {

    /** Java writes a sigma at a word's end in another way: folding must not look at neighbours. */
    @ParameterizedTest
    @CsvSource({"ΟΔΟΣΑ, ΟΔΟΣ", "ΠΕΛΑΤΕΣ, ΠΕΛΑΤΕσ", "ΠΕΛΑΤΕΣ-1, ΑΤΕΣ"})
    void foldedPartIsFoundInItsFoldedText(String text, String part) {
        assertThat(Texts.fold(text)).contains(Texts.fold(part));
    }
}
