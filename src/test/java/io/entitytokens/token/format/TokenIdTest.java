package io.entitytokens.token.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenIdTest {

    private static final String VALUE = "0UJg4EBGO3cQWJhXqJNbv5";

    @Property
    void randomIdIsParsedBackFromItsText(@ForAll @Size(16) byte[] bytes) {
        TokenId id = TokenId.random(new GivenRandom(bytes));

        assertThat(id.value()).hasSize(22).isEqualTo(ReferenceFormat.base62(bytes, 22));
        assertThat(TokenId.parse(id.value()))
                .contains(id)
                .hasValueSatisfying(same -> assertThat(same).hasSameHashCodeAs(id));
    }

    /**
     * As "Aa" and "BB" do, whose hash is the same. A hash table sorts what shares a place, if it
     * compares: so a flood of such ids costs little.
     */
    @Test
    void idsThatShareAHashCompare() {
        List<String> texts = List.of("00");
        for (int pair = 0; pair < 10; pair++) {
            texts = texts.stream().flatMap(t -> Stream.of(t + "Aa", t + "BB")).toList();
        }
        List<TokenId> ids = texts.stream().map(TokenId::new).toList();

        assertThat(ids.stream().map(TokenId::hashCode).distinct()).hasSize(1);
        assertThat(ids.stream().sorted().map(TokenId::value))
                .containsExactlyElementsOf(texts.stream().sorted().toList());
        assertThat(ids.get(0)).isEqualByComparingTo(new TokenId(texts.get(0)));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "0UJg4EBGO3cQWJhXqJNbv",
                "0UJg4EBGO3cQWJhXqJNbv55",
                "0UJg4EBGO3cQWJhXqJNbv ",
                "0UJg4EBGO3cQWJhXqJNbv\n",
                "0UJg4EBGO3cQ-JhXqJNbv5",
                "0UJg4EBGO3cQ%JhXqJNbv5",
                "0UJg4EBGO3cQéJhXqJNbv5",
                "0UJg4EBGO3cQWJhXqJNb😀",
                "😀0UJg4EBGO3cQWJhXqJNb",
                "7n42DGM5Tflk9n8mt7Fhc8",
                "zzzzzzzzzzzzzzzzzzzzzz",
                "ket_0UJg4EBGO3cQWJhXqJ"
            })
    void nonCanonicalTextIsNoTokenId(String text) {
        assertThat(TokenId.parse(text)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenId(text))
                .withMessage("not a token id");
    }

    @Test
    void hintIsThePrefixEightCharactersAndAnEllipsis() {
        assertThat(new TokenId(VALUE).hint()).isEqualTo("ket_0UJg4EBG…");
    }

    @Test
    void idPrintsItsValue() {
        assertThat(new TokenId(VALUE)).hasToString(VALUE);
    }
}
