package io.entitytokens.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextsTest {

    @Property
    void keysCompareInCodePointOrder(@ForAll("names") String a, @ForAll("names") String b) {
        int expected = Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

        assertThat(Integer.signum(Arrays.compareUnsigned(Texts.key(a), Texts.key(b))))
                .isEqualTo(Integer.signum(expected));
    }

    /** Where the order of Java's chars is another: surrogates stand below U+E000. */
    @ParameterizedTest
    @CsvSource({"\uff21, 😀", "\ue000, \ud800\udc00", "z, \uffee", "Z, a", "e\u0301, é", "a, aa"})
    void keysOfSelectedTextsSortInCodePointOrder(String first, String second) {
        assertThat(Arrays.compareUnsigned(Texts.key(first), Texts.key(second))).isNegative();
    }

    @Property
    void keyIsReadBackAsItsText(@ForAll("names") String text) {
        assertThat(new String(Texts.key(text), StandardCharsets.UTF_8)).isEqualTo(text);
    }

    /** Databases' collations say otherwise. */
    @ParameterizedTest
    @CsvSource({"a, A", "e, é", "ss, ß", "é, e\u0301", "a, 'a '", "ａ, a", "i, ı"})
    void textsThatOnlyLookAlikeHaveDifferentKeys(String one, String other) {
        assertThat(Texts.key(one)).isNotEqualTo(Texts.key(other));
    }

    /**
     * NAME_KEY of a token holds 1020 bytes, which is the longest name in the longest characters.
     */
    @Test
    void keyOfTheLongestNameFitsItsColumn() {
        assertThat(Texts.key("😀".repeat(255))).hasSize(1020);
        assertThat(Texts.key("語".repeat(255))).hasSize(765);
    }

    /** SEARCH holds 1000 UTF-16 units; a name and a display name have 64 and 255 code points. */
    @Test
    void searchTextOfTheLongestNamesFitsItsColumn() {
        int longest = 0;
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            longest = Math.max(longest, Texts.fold(Character.toString(c)).length());
        }
        String text = Texts.searchable("a".repeat(64), "😀".repeat(255));

        assertThat(text.length()).isEqualTo(64 + 1 + 255 * longest).isLessThanOrEqualTo(1000);
    }

    @Test
    void searchTextFindsEachNameButNothingAcrossBoth() {
        String searchable = Texts.searchable("invoice", "Rechnungen ÄÖÜ");

        assertThat(searchable)
                .contains(Texts.fold("VOICE"), Texts.fold("rechnungen äöü"))
                .doesNotContain(Texts.fold("invoiceRechnungen"), Texts.fold("invoice Rechnungen"));
        assertThat(Texts.searchable("invoice", null)).isEqualTo("invoice");
    }

    @ParameterizedTest
    @CsvSource({"Invoice, iNVOICE", "ÀÉ, àé", "ЖУК, жук", "𐐀, 𐐨", "ΑΒΓ, αβγ"})
    void textsThatDifferOnlyInCaseFoldAlike(String one, String other) {
        assertThat(Texts.fold(one)).isEqualTo(Texts.fold(other));
    }

    @Property
    void foldingAFoldedTextChangesNothing(@ForAll("names") String text) {
        assertThat(Texts.fold(Texts.fold(text))).isEqualTo(Texts.fold(text));
    }

    /** Around the surrogates, where orders differ, and from anywhere. */
    @Provide
    Arbitrary<String> names() {
        Arbitrary<Integer> codePoints =
                Arbitraries.oneOf(
                        Arbitraries.integers().between('a', 'd'),
                        Arbitraries.integers().between(0x20, 0x17f),
                        Arbitraries.integers().between(0xe000, 0xffff),
                        Arbitraries.integers().between(0xff00, 0xffff),
                        Arbitraries.integers().between(0x10000, 0x10ffff));
        return codePoints
                .list()
                .ofMaxSize(6)
                .map(list -> list.stream().map(Character::toString).reduce("", String::concat));
    }
}
