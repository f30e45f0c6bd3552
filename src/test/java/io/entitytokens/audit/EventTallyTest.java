package io.entitytokens.audit;

import static io.entitytokens.audit.VerdictEvents.accepted;
import static io.entitytokens.audit.VerdictEvents.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Permission;
import io.entitytokens.token.Reason;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EventTallyTest {

    private static final long NOON = 1_800_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    private final EventTally tally = new EventTally(1_000);

    @Test
    void firstTenRefusalsOfAMinuteAreWrittenAtOnce() {
        assertThat(add(25, refused("10.0.0.1"), NOON)).isEqualTo(10);
    }

    @Test
    void remainingRefusalsAreOneEventAfterTheMinute() {
        add(25, refused("10.0.0.1"), NOON);

        assertThat(tally.takeDue(NOON + MINUTE - 1)).isEmpty();
        assertThat(tally.takeDue(NOON + MINUTE))
                .containsExactly(new EventTally.Due(refused("10.0.0.1"), 15, 0));
        assertThat(tally.takeDue(NOON + HOUR)).isEmpty();
    }

    @Test
    void tenRefusalsInAMinuteLeaveNothingToWrite() {
        add(10, refused("10.0.0.1"), NOON);

        assertThat(tally.takeDue(NOON + MINUTE)).isEmpty();
    }

    /** It could not be written anyway, and waiting for that would hold up the answer. */
    @Test
    void unavailableVerdictsAreCountedAndNeverWrittenAtOnce() {
        VerdictEvent unavailable = refused("realm", "10.0.0.1", Reason.UNAVAILABLE);

        assertThat(add(25, unavailable, NOON)).isZero();
        assertThat(tally.takeDue(NOON + MINUTE))
                .containsExactly(new EventTally.Due(unavailable, 25, 0));
    }

    @Test
    void eventPutBackIsDueAMinuteLaterTogetherWithNewOnes() {
        add(25, refused("10.0.0.1"), NOON);
        EventTally.Due due = tally.takeDue(NOON + MINUTE).get(0);

        tally.putBack(due.failed(), NOON + MINUTE);
        add(2, refused("10.0.0.1"), NOON + MINUTE);

        assertThat(tally.takeDue(NOON + 2 * MINUTE - 1)).isEmpty();
        assertThat(tally.takeDue(NOON + 2 * MINUTE))
                .as("what is new has had no try yet")
                .containsExactly(new EventTally.Due(refused("10.0.0.1"), 17, 0));
    }

    @Test
    void eventIsGivenUpAfterAnHourOfTries() {
        add(25, refused("10.0.0.1"), NOON);
        long now = NOON;
        for (int minute = 1; minute <= 60; minute++) {
            now += MINUTE;
            assertThat(tally.putBack(tally.takeDue(now).get(0).failed(), now)).isTrue();
        }
        EventTally.Due last = tally.takeDue(now + MINUTE).get(0);

        assertThat(tally.putBack(last.failed(), now + MINUTE)).isFalse();

        assertThat(last.count()).isEqualTo(15);
        assertThat(tally.takeAll()).isEmpty();
    }

    @Test
    void puttingBackAnUntriedEventCountsNoTry() {
        add(25, refused("10.0.0.1"), NOON);

        tally.putBack(tally.takeDue(NOON + MINUTE).get(0), NOON + MINUTE);

        assertThat(tally.takeDue(NOON + 2 * MINUTE))
                .containsExactly(new EventTally.Due(refused("10.0.0.1"), 15, 0));
    }

    @Test
    void eventPutBackIsAddedToThoseAlreadyCounted() {
        add(25, refused("10.0.0.1"), NOON);
        EventTally.Due due = tally.takeDue(NOON + MINUTE).get(0);
        add(12, refused("10.0.0.1"), NOON + MINUTE);

        tally.putBack(due.failed(), NOON + MINUTE + 1);

        assertThat(tally.takeDue(NOON + 2 * MINUTE))
                .as("what is new has had no try yet")
                .containsExactly(new EventTally.Due(refused("10.0.0.1"), 17, 0));
    }

    @Test
    void heldEventIsDueAtTheEndOfTheMinute() {
        add(1, refused("10.0.0.1"), NOON);
        tally.hold(refused("10.0.0.1"), NOON);

        assertThat(tally.takeDue(NOON + MINUTE))
                .containsExactly(new EventTally.Due(refused("10.0.0.1"), 1, 0));
    }

    @Test
    void tenMoreRefusalsAreWrittenAtOnceInANewMinute() {
        add(25, refused("10.0.0.1"), NOON);
        tally.takeDue(NOON + MINUTE);

        assertThat(add(25, refused("10.0.0.1"), NOON + MINUTE)).isEqualTo(10);
        assertThat(tally.takeDue(NOON + MINUTE + MINUTE - 1)).isEmpty();
        assertThat(tally.takeDue(NOON + MINUTE + MINUTE)).hasSize(1);
    }

    @Test
    void minuteOfAFloodCountsFromItsFirstRefusal() {
        add(11, refused("10.0.0.1"), NOON);
        add(5, refused("10.0.0.1"), NOON + MINUTE - 1);

        assertThat(tally.takeDue(NOON + MINUTE))
                .containsExactly(new EventTally.Due(refused("10.0.0.1"), 6, 0));
    }

    @Test
    void refusalsOfDifferentAddressesReasonsOrRealmsAreCountedApart() {
        assertThat(add(25, refused("10.0.0.1"), NOON)).isEqualTo(10);
        assertThat(add(25, refused("10.0.0.2"), NOON)).isEqualTo(10);
        assertThat(add(25, refused("realm", "10.0.0.1", Reason.NO_CREDENTIAL), NOON)).isEqualTo(10);
        assertThat(add(25, refused("other", "10.0.0.1", Reason.MALFORMED), NOON)).isEqualTo(10);
    }

    @Test
    void usesAreNeverWrittenAtOnceButAsOneEventAnHour() {
        assertThat(add(1_000, accepted(Permission.READ), NOON)).isZero();

        assertThat(tally.takeDue(NOON + HOUR - 1)).isEmpty();
        assertThat(tally.takeDue(NOON + HOUR))
                .containsExactly(new EventTally.Due(accepted(Permission.READ), 1_000, 0));
        assertThat(tally.takeDue(NOON + 2 * HOUR)).isEmpty();
    }

    @Test
    void singleUseIsDueAtTheEndOfTheHour() {
        add(1, accepted(Permission.READ), NOON);

        assertThat(tally.takeDue(NOON + HOUR))
                .containsExactly(new EventTally.Due(accepted(Permission.READ), 1, 0));
    }

    @Test
    void usesOfDifferentPermissionsAreCountedApart() {
        add(3, accepted(Permission.READ), NOON);
        add(4, accepted(Permission.WRITE), NOON);

        assertThat(tally.takeAll())
                .containsExactlyInAnyOrder(
                        new EventTally.Due(accepted(Permission.READ), 3, 0),
                        new EventTally.Due(accepted(Permission.WRITE), 4, 0));
    }

    /** A busy hour fills a table, too, and takes no refusal its line; nor does a flood a use's. */
    @Test
    void usesAndRefusalsTakeNoLinesFromEachOther() {
        EventTally small = new EventTally(1);
        VerdictEvents.add(small, 1, accepted(Permission.READ), NOON);
        VerdictEvents.add(small, 1, accepted(Permission.WRITE), NOON);
        VerdictEvents.add(small, 12, refused("10.0.0.1"), NOON);
        VerdictEvents.add(small, 12, refused("10.0.0.2"), NOON);

        assertThat(small.takeAll())
                .contains(
                        new EventTally.Due(refused("10.0.0.1"), 2, 0),
                        new EventTally.Due(accepted(Permission.READ), 1, 0))
                .hasSize(4);
    }

    @Test
    void eventsNotYetDueStayInTheTally() {
        add(11, refused("10.0.0.1"), NOON);
        add(11, refused("10.0.0.2"), NOON + 1);
        add(1, accepted(Permission.READ), NOON);

        assertThat(tally.takeDue(NOON + MINUTE)).hasSize(1);
        assertThat(tally.takeDue(NOON + MINUTE + 1)).hasSize(1);
        assertThat(tally.takeAll()).hasSize(1);
    }

    @Test
    void takeAllHandsOutEverythingOnce() {
        add(12, refused("10.0.0.1"), NOON);
        add(7, accepted(Permission.READ), NOON);

        assertThat(tally.takeAll()).extracting(EventTally.Due::count).containsOnly(2L, 7L);
        assertThat(tally.takeAll()).isEmpty();
    }

    @Test
    void noEventIsLostAmongSeveralThreads() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        AtomicLong told = new AtomicLong();
        try {
            List<Future<?>> done =
                    IntStream.range(0, 4)
                            .<Future<?>>mapToObj(t -> threads.submit(() -> flood(tally, told)))
                            .toList();
            for (Future<?> thread : done) {
                thread.get();
            }
        } finally {
            threads.shutdownNow();
        }
        tally.takeAll().forEach(due -> told.addAndGet(due.count()));

        assertThat(told).hasValue(4 * 20_000);
    }

    private static void flood(EventTally tally, AtomicLong told) {
        for (int i = 0; i < 20_000; i++) {
            long now = NOON + i * 10L;
            if (tally.add(refused("10.0.0." + i % 5), now)) {
                told.incrementAndGet();
            }
            if (i % 1_000 == 0) {
                tally.takeDue(now).forEach(due -> told.addAndGet(due.count()));
            }
        }
    }

    private long add(int times, VerdictEvent event, long now) {
        return VerdictEvents.add(tally, times, event, now);
    }
}
