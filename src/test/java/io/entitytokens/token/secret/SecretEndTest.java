package io.entitytokens.token.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.secret.SecretEnd.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

final class SecretEndTest {

    private static final long END = 1_800_000_000_000L;
    private static final long HOUR = 3_600_000;

    private static SecretEnd by(Cause cause) {
        return new SecretEnd(END, cause);
    }

    @Test
    void overlapIsOverFromItsEndOn() {
        assertThat(by(Cause.TIME).isPast(END - 1)).isFalse();
        assertThat(by(Cause.TIME).isPast(END)).isTrue();
        assertThat(by(Cause.TIME).isPast(END + 1)).isTrue();
    }

    /** A node whose clock is behind would go on with a secret that somebody took away. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "TIME")
    void secretThatSomebodyEndedIsPastWhateverTheClockSays(Cause cause) {
        assertThat(by(cause).isPast(END - HOUR)).isTrue();
        assertThat(by(cause).isPast(0)).isTrue();
        assertThat(by(cause).isPast(END)).isTrue();
    }

    /** Somebody who is late is no thief. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "EARLY")
    void reuseIsStrangeOnlyAfterAnHourOfGrace(Cause cause) {
        assertThat(by(cause).isReuseStrange(END)).isFalse();
        assertThat(by(cause).isReuseStrange(END + HOUR)).isFalse();
        assertThat(by(cause).isReuseStrange(END + HOUR + 1)).isTrue();
    }

    @Test
    void reuseOfASecretThatWasEndedEarlyIsStrangeAtOnce() {
        assertThat(by(Cause.EARLY).isReuseStrange(END)).isTrue();
        assertThat(by(Cause.EARLY).isReuseStrange(END - HOUR)).isTrue();
    }

    @Test
    void useOfASecretThatIsStillGoodIsNotStrange() {
        assertThat(by(Cause.TIME).isReuseStrange(END - 1)).isFalse();
    }

    @Test
    void soonerOfTwoEndsAheadHolds() {
        SecretEnd later = new SecretEnd(END + 1, Cause.TIME);

        assertThat(by(Cause.TIME).orSooner(later, END - 1)).isEqualTo(by(Cause.TIME));
        assertThat(later.orSooner(by(Cause.TIME), END - 1)).isEqualTo(by(Cause.TIME));
    }

    /** Whatever the two clocks say that took the times. */
    @Test
    void endThatHoldsAtOnceComesBeforeOneAhead() {
        SecretEnd early = new SecretEnd(END + HOUR, Cause.EARLY);

        assertThat(by(Cause.TIME).orSooner(early, END - 1)).isEqualTo(by(Cause.EARLY));
    }

    @Test
    void pastEndStaysUnlessAnotherClockMayNotSeeItYet() {
        SecretEnd early = new SecretEnd(END + HOUR, Cause.EARLY);
        SecretEnd sooner = new SecretEnd(END - HOUR, Cause.TIME);

        assertThat(by(Cause.TIME).orSooner(sooner, END)).isEqualTo(by(Cause.TIME));
        assertThat(by(Cause.TIME).orSooner(early, END)).isEqualTo(by(Cause.EARLY));
        assertThat(by(Cause.REPLACED).orSooner(early, END - 1)).isEqualTo(by(Cause.REPLACED));
    }

    /** The database has them. */
    @Test
    void causesHaveTheirStoredNamesAndAreFoundByThem() {
        assertThat(Cause.values())
                .extracting(Cause::value)
                .containsExactly("time", "replaced", "early");
        assertThat(Cause.values()).allMatch(cause -> Cause.of(cause.value()) == cause);
    }
}
