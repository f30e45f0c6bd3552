package io.entitytokens.audit;

import static io.entitytokens.audit.VerdictEvents.add;
import static io.entitytokens.audit.VerdictEvents.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Reason;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Somebody clears a realm's events while more of them are counted. */
final class DroppedTallyTest {

    private static final long NOON = 1_800_000_000_000L;
    private static final Clock A_MINUTE_LATER =
            Clock.fixed(Instant.ofEpochMilli(NOON + EventTally.MINUTE), ZoneOffset.UTC);

    private final EventTally tally = new EventTally(1_000);

    private static VerdictEvent in(String realm) {
        return refused(realm, "10.0.0.1", Reason.MALFORMED);
    }

    @Test
    void eventsCountedBeforeTheirRealmIsClearedAreDropped() {
        add(tally, 25, in("cleared"), NOON);
        add(tally, 25, in("other"), NOON);

        tally.drop("cleared", NOON + 1);
        add(tally, 13, in("cleared"), NOON + 2);

        assertThat(tally.takeAll())
                .containsExactlyInAnyOrder(
                        new EventTally.Due(in("other"), 15, 0),
                        new EventTally.Due(in("cleared"), 3, 0));
    }

    /** A kind that is not given back takes the place of others for good. */
    @Test
    void clearedRealmGivesItsLinesBack() {
        EventTally small = new EventTally(1);
        for (int i = 0; i < 10; i++) {
            add(small, 11, refused("cleared", "10.0.0." + i, Reason.MALFORMED), NOON);
            small.drop("cleared", NOON);
        }

        add(small, 11, refused("cleared", "10.0.1.1", Reason.MALFORMED), NOON);

        assertThat(small.takeAll())
                .containsExactly(
                        new EventTally.Due(refused("cleared", "10.0.1.1", Reason.MALFORMED), 1, 0));
    }

    @Test
    void clearingARealmDropsItsEventsNotYetWritten() {
        IntStream.range(0, 5)
                .forEach(i -> add(tally, 11, refused("r", "10.0.0." + i, Reason.MALFORMED), NOON));
        List<EventTally.Due> written = new ArrayList<>();

        new EventWriter(
                        tally,
                        A_MINUTE_LATER,
                        due -> {
                            written.add(due);
                            tally.drop("r", A_MINUTE_LATER.millis());
                        })
                .writeDue();

        assertThat(written).hasSize(1);
        assertThat(tally.takeAll()).isEmpty();
    }

    @Test
    void eventThatFailsWhileItsRealmIsClearedIsNotKept() {
        add(tally, 11, in("cleared"), NOON);

        new EventWriter(
                        tally,
                        A_MINUTE_LATER,
                        due -> {
                            tally.drop("cleared", A_MINUTE_LATER.millis());
                            throw new IllegalStateException("no database");
                        })
                .writeDue();

        assertThat(tally.takeAll()).isEmpty();
    }
}
