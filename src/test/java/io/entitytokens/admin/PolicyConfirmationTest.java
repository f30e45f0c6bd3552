package io.entitytokens.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

final class PolicyConfirmationTest {

    private static final long NOW = 1_700_000_000_000L;
    private static final long QUARTER = 15 * 60_000;
    private static final PolicyConfirmation CHANGE =
            new PolicyConfirmation(key("key"), "[\"realm\"]");

    private static SecretKey key(String text) {
        return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA512");
    }

    @Test
    void confirmationIsGoodForFifteenMinutes() {
        String confirm = CHANGE.issue(7, NOW);

        assertThat(CHANGE.isGood(confirm, 7, NOW)).isTrue();
        assertThat(CHANGE.isGood(confirm, 7, NOW + QUARTER - 1)).isTrue();
        assertThat(CHANGE.isGood(confirm, 7, NOW + QUARTER)).isFalse();
    }

    @Test
    void confirmationOfAnotherChangeOrKeyIsNoGood() {
        String confirm = CHANGE.issue(7, NOW);

        assertThat(new PolicyConfirmation(key("key"), "[\"other\"]").isGood(confirm, 7, NOW))
                .isFalse();
        assertThat(new PolicyConfirmation(key("other"), "[\"realm\"]").isGood(confirm, 7, NOW))
                .isFalse();
        assertThat(new PolicyConfirmation(key("key"), "[\"realm\"]").isGood(confirm, 7, NOW))
                .isTrue();
    }

    @Test
    void endThatSomebodyMovedIsNoGood() {
        String confirm = CHANGE.issue(7, NOW);
        String later = Long.toString(NOW + 10 * QUARTER) + confirm.substring(confirm.indexOf('.'));

        assertThat(CHANGE.isGood(later, 7, NOW)).isFalse();
    }

    @Test
    void eachChangedLetterIsNoGood() {
        String confirm = CHANGE.issue(7, NOW);
        // The last letter has two bits more than the bytes need.
        for (int i = 0; i < confirm.length() - 1; i++) {
            char other = confirm.charAt(i) == '1' ? '2' : '1';
            String tampered = confirm.substring(0, i) + other + confirm.substring(i + 1);
            assertThat(CHANGE.isGood(tampered, 7, NOW)).as(tampered).isFalse();
        }
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {".", "1.", "true", "99999999999999999999.a", "1700000000000.AAAA"})
    void whateverElseIsNoGood(String confirm) {
        assertThat(CHANGE.isGood(confirm, 7, 0)).isFalse();
    }

    /** Somebody may have changed other rules since, so that these would hit more. */
    @Test
    void moreThanSomebodyHasSeenIsNotConfirmed() {
        String confirm = CHANGE.issue(7, NOW);

        assertThat(CHANGE.isGood(confirm, 6, NOW)).isTrue();
        assertThat(CHANGE.isGood(confirm, 7, NOW)).isTrue();
        assertThat(CHANGE.isGood(confirm, 8, NOW)).isFalse();
        assertThat(CHANGE.isGood(confirm.replace(".7.", ".8."), 8, NOW)).isFalse();
    }
}
