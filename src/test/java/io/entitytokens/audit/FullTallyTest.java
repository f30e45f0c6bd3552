package io.entitytokens.audit;

import static io.entitytokens.audit.VerdictEvents.add;
import static io.entitytokens.audit.VerdictEvents.refused;
import static io.entitytokens.audit.VerdictEvents.wrongSecret;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Reason;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of events for which the tally has no line of their own. */
final class FullTallyTest {

    private static final long NOON = 1_800_000_000_000L;
    private static final long MINUTE = 60_000;

    @Test
    void kindsBeyondAFullTableShareOneLine() {
        EventTally small = new EventTally(3);
        for (int i = 0; i < 3; i++) {
            assertThat(small.add(refused("10.0.0." + i), NOON)).isTrue();
        }

        long written =
                IntStream.range(0, 5_000)
                        .filter(i -> small.add(refused("10.1.0." + i), NOON))
                        .count();

        assertThat(written).isEqualTo(10);
        assertThat(small.takeDue(NOON + MINUTE))
                .extracting(EventTally.Due::count)
                .containsExactly(4_990L);
    }

    @Test
    void knownKindsAreStillCountedApartInAFullTable() {
        EventTally small = new EventTally(1);
        small.add(refused("10.0.0.1"), NOON);
        IntStream.range(0, 100).forEach(i -> small.add(refused("10.1.0." + i), NOON));

        long written =
                IntStream.range(0, 20).filter(i -> small.add(refused("10.0.0.1"), NOON)).count();
        assertThat(written).isEqualTo(9);
    }

    /** Whoever has many addresses could hide that somebody guesses the secret of a token. */
    @Test
    void floodOfCallersTakesNoLineFromAnExistingToken() {
        EventTally small = new EventTally(3);
        IntStream.range(0, 5_000).forEach(i -> small.add(refused("10.1.0." + i), NOON));

        add(small, 12, wrongSecret(), NOON);

        assertThat(small.takeAll()).contains(new EventTally.Due(wrongSecret(), 2, 0));
    }

    @Test
    void realmsAndReasonsStayApartInAFullTable() {
        EventTally small = new EventTally(0);
        List<VerdictEvent> events =
                List.of(
                        refused("realm", "10.0.0.1", Reason.MALFORMED),
                        refused("realm", "10.0.0.1", Reason.NO_CREDENTIAL),
                        refused("other", "10.0.0.1", Reason.MALFORMED));
        for (VerdictEvent event : events) {
            assertThat(IntStream.range(0, 25).filter(i -> small.add(event, NOON)).count())
                    .isEqualTo(10);
        }
        assertThat(small.takeAll())
                .extracting(EventTally.Due::event)
                .containsExactlyInAnyOrderElementsOf(
                        events.stream().map(VerdictEvent::anonymous).toList());
    }

    @Test
    void eventsPutBackIntoAFullTableShareOneLine() {
        EventTally small = new EventTally(2);
        add(small, 11, refused("10.0.0.1"), NOON);
        add(small, 12, refused("10.0.0.2"), NOON);
        List<EventTally.Due> due = small.takeDue(NOON + MINUTE);
        add(small, 1, refused("10.0.0.3"), NOON + MINUTE);
        add(small, 1, refused("10.0.0.4"), NOON + MINUTE);

        due.forEach(d -> small.putBack(d.failed(), NOON + MINUTE));

        assertThat(small.takeAll())
                .containsExactly(new EventTally.Due(refused("10.0.0.1").anonymous(), 3, 1));
    }

    @Test
    void takingDueEventsMakesRoomInAFullTable() {
        EventTally small = new EventTally(1);
        add(small, 11, refused("10.0.0.1"), NOON);
        small.takeDue(NOON + MINUTE);

        add(small, 11, refused("10.0.0.2"), NOON + MINUTE);
        add(small, 11, refused("10.0.0.3"), NOON + MINUTE);
        assertThat(small.takeAll())
                .extracting(due -> due.event().ip())
                .containsExactlyInAnyOrder("10.0.0.2", null);
    }
}
