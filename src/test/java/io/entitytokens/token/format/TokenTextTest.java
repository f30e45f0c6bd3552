package io.entitytokens.token.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.EntityToken;
import io.entitytokens.token.TokenDraft;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenTextTest {

    private static final TokenFormat.Generated TOKEN = TokenFormat.generate(new SecureRandom());
    private static final String SECRET = TOKEN.secret().reveal();

    @Test
    void tokenIsFoundAnywhereInsideAText() {
        assertThat(TokenText.isIn(SECRET)).isTrue();
        assertThat(TokenText.isIn("a" + SECRET + "b")).isTrue();
        assertThat(TokenText.isIn(SECRET.substring(0, 30) + "\u0000" + SECRET.substring(30)))
                .isTrue();
        assertThat(TokenText.isIn("k\net" + SECRET.substring(3))).isTrue();
        assertThat(TokenText.idIn("a" + SECRET)).contains(TOKEN.id());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "ket_", "ket_0123456789abcdefghijkl_0123", "ket_name"})
    void nothingIsFoundOrCutInTextWithoutAToken(String text) {
        assertThat(TokenText.isIn(text)).isFalse();
        assertThat(TokenText.idIn(text)).isEmpty();
        assertThat(TokenText.cut(text)).isEqualTo(text);
    }

    /** Anybody can reckon its checksum, and no other character. */
    @Test
    void tokenWithoutItsChecksumIsFound() {
        assertThat(TokenText.isIn(SECRET.substring(0, 70))).isTrue();
        assertThat(TokenText.isIn(SECRET.substring(0, 69))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0007", "\u200b", "\u00ad", " ", "\u2028"})
    void tokenBetweenUnseenCharactersIsFound(String unseen) {
        assertThat(TokenText.isIn(SECRET.substring(0, 50) + unseen + SECRET.substring(50)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%5F", "%5f", "%255F", "%25255f"})
    void tokenWithEncodedUnderscoresIsFound(String underscore) {
        assertThat(TokenText.isIn(SECRET.replace("_", underscore))).isTrue();
    }

    @Test
    void tokenWithAnInvalidIdIsFoundWithoutAnId() {
        String text = "ket_" + "z".repeat(22) + "_" + "z".repeat(49);

        assertThat(TokenText.isIn(text)).isTrue();
        assertThat(TokenText.idIn(text)).isEmpty();
    }

    @Test
    void tokensInATextAreCutDownToTheirHints() {
        String hint = TOKEN.id().hint();

        assertThat(TokenText.cut("a " + SECRET + ", " + SECRET + "!"))
                .isEqualTo("a " + hint + ", " + hint + "!");
    }

    @Test
    void tokensInStoredTextsAreReadAsTheirHints() {
        EntityToken sap = TokenDraft.sap().build();
        EntityToken read =
                new EntityToken(
                        sap.id(),
                        sap.entityId(),
                        sap.realmId(),
                        TokenDraft.sap()
                                .named("my " + SECRET)
                                .description(SECRET)
                                .build()
                                .settings(),
                        sap.life(),
                        0,
                        SECRET,
                        0,
                        0);

        assertThat(read.name()).isEqualTo("my " + TOKEN.id().hint());
        assertThat(read.settings().description()).isEqualTo(TOKEN.id().hint());
        assertThat(read.createdBy()).isEqualTo(TOKEN.id().hint());
    }
}
