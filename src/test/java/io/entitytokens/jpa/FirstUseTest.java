package io.entitytokens.jpa;

import static io.entitytokens.jpa.TokenInTables.LATER;
import static io.entitytokens.jpa.TokenInTables.first;
import static io.entitytokens.token.secret.GivenSecret.hash;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.secret.SecretEnd;
import io.entitytokens.token.secret.SecretEnd.Cause;
import io.entitytokens.token.secret.Secrets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the first use of a secret ends in the changelog's own tables, and what it leaves. */
final class FirstUseTest {

    private static final Duration SETTLE = Duration.ofMillis(50);

    private static final Plans PLANS = TokenInTables.plans();

    private final TokenInTables token = TokenInTables.in(PLANS);

    @Test
    void firstUseEndsTheOlderSecretsAfterTheSettle() {
        token.rotate(LATER, SETTLE);
        token.firstUse(2, 5_000);

        assertThat(token.secrets().older())
                .containsExactly(first(new SecretEnd(5_050, Cause.TIME)));
        assertThat(token.secrets().current().used()).isTrue();
        assertThat(token.cache.tokens()).hasSize(2);
    }

    /** No clock of another node counts. */
    @Test
    void firstUseWithASettleOfNothingEndsTheOlderSecretsForEveryNode() {
        token.rotate(LATER, Duration.ZERO);
        token.firstUse(2, 5_000);

        assertThat(token.secrets().older())
                .containsExactly(first(new SecretEnd(5_000, Cause.REPLACED)));
    }

    @Test
    void firstUseEndsNothingWithoutASettle() {
        token.rotate(LATER, null);
        token.firstUse(2, 5_000);

        assertThat(token.secrets().older()).containsExactly(first(LATER));
    }

    @Test
    void laterUseMovesNoEnd() {
        token.rotate(LATER, SETTLE);
        token.firstUse(2, 5_000);
        token.firstUse(2, 6_000);

        assertThat(token.secrets().older())
                .containsExactly(first(new SecretEnd(5_050, Cause.TIME)));
    }

    @Test
    void firstUseProlongsNothing() {
        token.rotate(new SecretEnd(5_001, Cause.TIME), SETTLE);
        token.firstUse(2, 5_000);

        assertThat(token.secrets().older())
                .containsExactly(first(new SecretEnd(5_001, Cause.TIME)));
    }

    /** It was used for the first time when a newer one was there already. */
    @Test
    void firstUseOfAnOlderSecretEndsNothing() {
        token.rotate(LATER, SETTLE);
        token.rotate(LATER, SETTLE);
        token.firstUse(2, 5_000);

        assertThat(token.secrets().overlapping(5_100)).hasSize(2);
        assertThat(token.secrets().isNewerUsed(1)).isTrue();
    }

    /** Stamps are written every few seconds; the note of a first use may have to be tried again. */
    @Test
    void firstUseEndsTheOlderSecretsAlsoAfterItsStampWasWritten() {
        token.rotate(LATER, SETTLE);
        token.stamp(2, 5_000);
        token.firstUse(2, 5_000);

        assertThat(token.secrets().older())
                .containsExactly(first(new SecretEnd(5_050, Cause.TIME)));
        assertThat(token.cache.tokens()).as("a node may think it unused").hasSize(2);
    }

    @Test
    void firstUseOfAGoneOrForgottenSecretIsNothing() {
        token.firstUse(1, 5_000);
        token.firstUse(9, 5_000);
        token.with(
                store -> {
                    store.firstUse(new TokenId("0".repeat(21) + "z"), 2, 5_000, null);
                    return null;
                });

        assertThat(token.secrets()).isEqualTo(Secrets.first(hash(1), 1_000));
        assertThat(token.cache.tokens()).isEmpty();
    }
}
