package io.entitytokens.token.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.format.GivenRandom;
import io.entitytokens.token.format.Presented;
import io.entitytokens.token.format.TokenFormat;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A token that is changed in any one place is refused before it is looked up. */
final class ChangedTokenTest {

    private static final String BASE62 =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** Besides the digits: neighbours, spaces, and what folds or masks to a digit carelessly. */
    private static final String OTHERS =
            "_-+/=.:;@[`{ \t\r\n\0\u007f\u0080\u00a0\u00e9\u0130\u0131\u017f\u0131\u0660\u212a"
                    + "\u2028\uff10\uff21\uff41\ud800\udc00\ufeff\uffff";

    private static final List<String> TOKENS = tokens();

    @Test
    void unchangedTokenIsAccepted() {
        assertThat(TOKENS).allMatch(ChangedTokenTest::isAccepted);
    }

    @Test
    void tokenWithOneCharacterReplacedIsRefused() {
        List<String> accepted = new ArrayList<>();
        for (String token : TOKENS) {
            for (int i = 0; i < token.length(); i++) {
                for (char c : (BASE62 + OTHERS).toCharArray()) {
                    if (c != token.charAt(i)) {
                        keepIfAccepted(
                                token.substring(0, i) + c + token.substring(i + 1), accepted);
                    }
                }
            }
        }
        assertThat(accepted).isEmpty();
    }

    @Test
    void tokenWithMissingCharactersIsRefused() {
        List<String> accepted = new ArrayList<>();
        for (String token : TOKENS) {
            for (int i = 0; i < token.length(); i++) {
                keepIfAccepted(token.substring(0, i) + token.substring(i + 1), accepted);
                keepIfAccepted(token.substring(0, i), accepted);
                keepIfAccepted(token.substring(i + 1), accepted);
            }
        }
        assertThat(accepted).isEmpty();
    }

    @Test
    void tokenWithOneCharacterAddedIsRefused() {
        List<String> accepted = new ArrayList<>();
        for (String token : TOKENS) {
            for (int i = 0; i <= token.length(); i++) {
                for (char c : (BASE62 + OTHERS).toCharArray()) {
                    keepIfAccepted(token.substring(0, i) + c + token.substring(i), accepted);
                }
            }
        }
        assertThat(accepted).isEmpty();
    }

    @Test
    void tokenWithTwoNeighboursSwappedIsRefused() {
        List<String> accepted = new ArrayList<>();
        for (String token : TOKENS) {
            for (int i = 1; i < token.length(); i++) {
                String swapped =
                        token.substring(0, i - 1)
                                + token.charAt(i)
                                + token.charAt(i - 1)
                                + token.substring(i + 1);
                if (!swapped.equals(token)) {
                    keepIfAccepted(swapped, accepted);
                }
            }
        }
        assertThat(accepted).isEmpty();
    }

    @Test
    void tokenInAnotherCaseIsRefused() {
        for (String token : TOKENS) {
            assertThat(Presented.of(token.toUpperCase(Locale.ROOT))).isEmpty();
            assertThat(Presented.of(token.toLowerCase(Locale.ROOT))).isEmpty();
            assertThat(Presented.of("Ket_" + token.substring(4))).isEmpty();
            assertThat(Presented.of("KET_" + token.substring(4))).isEmpty();
        }
    }

    @Test
    void tokenWithAnotherTokensSecretOrChecksumIsRefused() {
        String first = TOKENS.get(0);
        String second = TOKENS.get(1);

        assertThat(Presented.of(first.substring(0, 27) + second.substring(27))).isEmpty();
        assertThat(Presented.of(first.substring(0, 70) + second.substring(70))).isEmpty();
    }

    private static void keepIfAccepted(String text, List<String> accepted) {
        if (isAccepted(text)) {
            accepted.add(text);
        }
    }

    private static boolean isAccepted(String text) {
        return Presented.of(text).isPresent();
    }

    private static List<String> tokens() {
        List<String> tokens = new ArrayList<>();
        byte[] ones = new byte[48];
        Arrays.fill(ones, (byte) 0xff);
        tokens.add(TokenFormat.generate(new GivenRandom(ones)).secret().reveal());
        tokens.add(TokenFormat.generate(new GivenRandom(new byte[48])).secret().reveal());
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < 10; i++) {
            tokens.add(TokenFormat.generate(random).secret().reveal());
        }
        return tokens;
    }
}
