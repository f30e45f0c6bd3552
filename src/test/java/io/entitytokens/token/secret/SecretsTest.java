package io.entitytokens.token.secret;

import static io.entitytokens.token.secret.GivenSecret.current;
import static io.entitytokens.token.secret.GivenSecret.ending;
import static io.entitytokens.token.secret.GivenSecret.hash;
import static io.entitytokens.token.secret.GivenSecret.used;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.format.TokenHash;
import io.entitytokens.token.secret.SecretEnd.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SecretsTest {

    private static final long NOW = 1_000;
    private static final SecretEnd SOON = new SecretEnd(NOW + 50, Cause.TIME);
    private static final SecretEnd AT_ONCE = new SecretEnd(NOW, Cause.EARLY);

    private static final Secret RETIRED = ending(1, NOW, Cause.TIME);
    private static final Secret OVERLAPPING = ending(2, NOW + 100, Cause.TIME);
    private static final Secret CURRENT = current(3);
    private static final Secrets ROTATED_TWICE =
            new Secrets(CURRENT, List.of(OVERLAPPING, RETIRED));

    @Test
    void everySecretIsFoundByItsHash() {
        assertThat(ROTATED_TWICE.find(hash(3))).contains(CURRENT);
        assertThat(ROTATED_TWICE.find(hash(2))).contains(OVERLAPPING);
        assertThat(ROTATED_TWICE.find(hash(1))).contains(RETIRED);
    }

    @Test
    void unknownHashFindsNoSecret() {
        assertThat(ROTATED_TWICE.find(hash(4))).isEmpty();
        assertThat(ROTATED_TWICE.find(new TokenHash("hmac-sha256", hash(3).digest()))).isEmpty();
    }

    @Test
    void everySecretIsFoundByItsGeneration() {
        assertThat(ROTATED_TWICE.find(3)).contains(CURRENT);
        assertThat(ROTATED_TWICE.find(2)).contains(OVERLAPPING);
        assertThat(ROTATED_TWICE.find(1)).contains(RETIRED);
    }

    /** A token may be read while it is rotated. */
    @Test
    void secretThatWasReadTwiceIsTheOlderOne() {
        Secret replaced = ending(3, NOW, Cause.EARLY);
        Secrets twice = new Secrets(CURRENT, List.of(replaced));

        assertThat(twice.find(3)).contains(replaced);
        assertThat(twice.find(hash(3))).contains(replaced);
    }

    @Test
    void generationThatNeverWasFindsNoSecret() {
        assertThat(ROTATED_TWICE.find(4)).isEmpty();
        assertThat(ROTATED_TWICE.find(0)).isEmpty();
        assertThat(ROTATED_TWICE.find(-1)).isEmpty();
    }

    @Test
    void onlySecretOfANewTokenIsCurrentAndOfTheFirstGeneration() {
        Secrets first = Secrets.first(hash(1), NOW);

        assertThat(first.all()).containsExactly(Secret.current(1, hash(1), NOW));
        assertThat(first.current().state(Long.MAX_VALUE)).isEqualTo(Secret.State.CURRENT);
    }

    @Test
    void allSecretsAreListedNewestFirst() {
        assertThat(ROTATED_TWICE.all()).containsExactly(CURRENT, OVERLAPPING, RETIRED);
    }

    @Test
    void olderSecretIsOverlappingUntilItsEnd() {
        assertThat(ROTATED_TWICE.overlapping(NOW)).containsExactly(OVERLAPPING);
        assertThat(ROTATED_TWICE.overlapping(NOW + 99)).containsExactly(OVERLAPPING);
        assertThat(ROTATED_TWICE.overlapping(NOW + 100)).isEmpty();
        assertThat(OVERLAPPING.state(NOW + 99)).isEqualTo(Secret.State.OVERLAPPING);
        assertThat(OVERLAPPING.state(NOW + 100)).isEqualTo(Secret.State.RETIRED);
    }

    @Test
    void replacedSecretEndsAndTheNewestIsCurrent() {
        Secrets replaced = Secrets.first(hash(1), 1).replaced(current(2), SOON, Duration.ZERO, NOW);

        assertThat(replaced.current()).isEqualTo(current(2));
        assertThat(replaced.older()).containsExactly(ending(1, NOW + 50, Cause.TIME));
    }

    @Test
    void endNeverMovesLater() {
        Secrets late =
                ROTATED_TWICE.replaced(
                        current(4), new SecretEnd(NOW + 500, Cause.TIME), Duration.ZERO, NOW);

        assertThat(late.older())
                .extracting(Secret::endsTimestamp)
                .containsExactly(NOW + 500, NOW + 100, NOW);
    }

    @Test
    void endMovesToASoonerOne() {
        Secrets soon = ROTATED_TWICE.replaced(current(4), SOON, Duration.ZERO, NOW);

        assertThat(soon.older())
                .extracting(Secret::endsTimestamp)
                .containsExactly(NOW + 50, NOW + 50, NOW);
    }

    /** A node whose clock is behind would take it for good still. */
    @Test
    void pastEndKeepsItsTimeAndIsObeyedByAll() {
        assertThat(ROTATED_TWICE.ended(AT_ONCE, NOW + 10).find(1))
                .contains(ending(1, RETIRED.endsTimestamp(), Cause.EARLY));
    }

    @Test
    void replacementKeepsTheLastFiveOlderSecrets() {
        Secrets secrets = Secrets.first(hash(1), 1);
        for (int generation = 2; generation <= 9; generation++) {
            secrets = secrets.replaced(current(generation), AT_ONCE, Duration.ZERO, NOW);
        }

        assertThat(secrets.all()).extracting(Secret::generation).containsExactly(9, 8, 7, 6, 5, 4);
    }

    @Test
    void holderHasNothingForgottenThatEndedOfLate() {
        Secrets secrets = Secrets.first(hash(1), 1);
        for (int generation = 2; generation <= 9; generation++) {
            secrets = secrets.replaced(current(generation), AT_ONCE, Duration.ofDays(1), NOW);
        }

        assertThat(secrets.older()).hasSize(8);
        assertThat(
                        secrets.replaced(
                                        current(10),
                                        AT_ONCE,
                                        Duration.ofDays(1),
                                        NOW + Duration.ofDays(2).toMillis())
                                .older())
                .extracting(Secret::generation)
                .containsExactly(9, 8, 7, 6, 5);
    }

    /** Who was promised an overlap has it, however often somebody else rotates. */
    @Test
    void replacementForgetsNoSecretThatIsStillGood() {
        List<Secret> older = new ArrayList<>();
        IntStream.of(5, 4, 3, 2).forEach(g -> older.add(ending(g, NOW - 1, Cause.TIME)));
        older.add(ending(1, NOW + 100, Cause.TIME));

        Secrets replaced =
                new Secrets(current(6), older).replaced(current(7), SOON, Duration.ZERO, NOW);

        assertThat(replaced.older())
                .extracting(Secret::generation)
                .containsExactly(6, 5, 4, 3, 2, 1);
        assertThat(replaced.overlapping(NOW)).hasSize(2);
    }

    @Test
    void endOfAllOlderSecretsLeavesTheCurrentOne() {
        Secrets ended = ROTATED_TWICE.ended(AT_ONCE, NOW);

        assertThat(ended.current()).isEqualTo(CURRENT);
        assertThat(ended.overlapping(NOW)).isEmpty();
        assertThat(ended.find(2)).contains(ending(2, NOW, Cause.EARLY));
    }

    @Test
    void endOfOneSecretLeavesTheOthers() {
        Secret another = ending(1, NOW + 100, Cause.TIME);

        Secrets ended = new Secrets(CURRENT, List.of(OVERLAPPING, another)).ended(2, AT_ONCE, NOW);

        assertThat(ended.all()).containsExactly(CURRENT, ending(2, NOW, Cause.EARLY), another);
    }

    @Test
    void currentSecretCannotBeEnded() {
        assertThat(ROTATED_TWICE.ended(3, AT_ONCE, NOW)).isEqualTo(ROTATED_TWICE);
    }

    @Test
    void secretHasAnotherNewerOneInUseOnlyIfThatWasAccepted() {
        Secrets used = new Secrets(used(CURRENT), List.of(OVERLAPPING, RETIRED));

        assertThat(ROTATED_TWICE.isNewerUsed(1)).isFalse();
        assertThat(used.isNewerUsed(1)).isTrue();
        assertThat(used.isNewerUsed(2)).isTrue();
        assertThat(used.isNewerUsed(3)).isFalse();
    }

    @Test
    void useOfAnOlderSecretIsNoUseOfANewerOne() {
        Secrets used = new Secrets(CURRENT, List.of(OVERLAPPING, used(RETIRED)));

        assertThat(used.isNewerUsed(1)).isFalse();
    }

    @Test
    void useIsRememberedBeyondTheEnd() {
        Secrets used = new Secrets(used(CURRENT), List.of());

        assertThat(used.replaced(current(4), AT_ONCE, Duration.ZERO, NOW).find(3))
                .hasValueSatisfying(secret -> assertThat(secret.used()).isTrue());
    }

    @Test
    void secretsCannotBeChangedFromOutside() {
        List<Secret> older = new ArrayList<>(List.of(OVERLAPPING));
        Secrets secrets = new Secrets(CURRENT, older);
        older.clear();

        assertThat(secrets.older()).containsExactly(OVERLAPPING);
        assertThat(secrets.older()).isUnmodifiable();
    }
}
