package io.entitytokens.audit;

import static io.entitytokens.audit.VerdictEvents.accepted;
import static io.entitytokens.audit.VerdictEvents.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Permission;
import org.junit.jupiter.api.Test;

/** Whoever cannot write an event counts it only if it need not be written at once. */
final class CountedTallyTest {

    private static final long NOON = 1_800_000_000_000L;
    private static final long HOUR = 3_600_000;

    private final EventTally tally = new EventTally(1_000);

    /** It is left to somebody who can write, who then finds it as it was. */
    @Test
    void onlyWhatNeedNotBeWrittenAtOnceIsCounted() {
        assertThat(tally.count(refused("10.0.0.1"), NOON)).isFalse();
        for (int i = 0; i < 10; i++) {
            assertThat(tally.add(refused("10.0.0.1"), NOON)).isTrue();
        }
        assertThat(tally.add(refused("10.0.0.1"), NOON)).isFalse();

        assertThat(tally.count(refused("10.0.0.1"), NOON)).isTrue();
        assertThat(tally.count(accepted(Permission.READ), NOON)).isTrue();
        assertThat(tally.takeDue(NOON + HOUR))
                .containsExactlyInAnyOrder(
                        new EventTally.Due(refused("10.0.0.1"), 2, 0),
                        new EventTally.Due(accepted(Permission.READ), 1, 0));
    }
}
