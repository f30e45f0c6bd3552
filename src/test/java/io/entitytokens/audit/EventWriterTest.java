package io.entitytokens.audit;

import static io.entitytokens.audit.VerdictEvents.add;
import static io.entitytokens.audit.VerdictEvents.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EventWriterTest {

    private static final int KINDS = 3;
    private static final Instant NOON = Instant.ofEpochSecond(1_800_000_000L);
    private static final Clock A_MINUTE_LATER =
            Clock.fixed(NOON.plus(Duration.ofMinutes(1)), ZoneOffset.UTC);

    private final EventTally tally = new EventTally(KINDS);
    private final List<EventTally.Due> written = new ArrayList<>();

    private void hold() {
        IntStream.range(0, KINDS)
                .forEach(i -> add(tally, 11, refused("10.0.0." + i), NOON.toEpochMilli()));
    }

    @Test
    void eventsAreWrittenAfterTheirMinuteAndNotBefore() {
        hold();

        new EventWriter(tally, Clock.fixed(NOON, ZoneOffset.UTC), written::add).writeDue();
        assertThat(written).isEmpty();
        new EventWriter(tally, A_MINUTE_LATER, written::add).writeDue();

        assertThat(written).hasSize(KINDS);
        assertThat(tally.takeAll()).isEmpty();
    }

    @Test
    void eventsAreKeptForLaterWhileTheDatabaseFails() {
        hold();

        new EventWriter(
                        tally,
                        A_MINUTE_LATER,
                        due -> {
                            throw new IllegalStateException("no database");
                        })
                .writeDue();

        assertThat(tally.takeAll()).hasSize(KINDS).allMatch(due -> due.tries() == 1);
    }

    @Test
    void realmWithTheFewestEventsIsWrittenFirst() {
        for (String ip : List.of("10.0.0.1", "10.0.0.2")) {
            add(tally, 11, refused("busy", ip, Reason.MALFORMED), NOON.toEpochMilli());
        }
        add(tally, 11, refused("calm", "10.0.0.3", Reason.MALFORMED), NOON.toEpochMilli());

        new EventWriter(tally, A_MINUTE_LATER, written::add).writeLast();

        assertThat(written)
                .extracting(due -> due.event().realmId())
                .containsExactly("calm", "busy", "busy");
    }

    /** The timer's thread is not waited for by the server, but by us. */
    @Test
    void lastWriteWaitsForARunningOneAndWritesWhatItLeaves() throws Exception {
        List<String> writers = new CopyOnWriteArrayList<>();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        EventWriter held =
                new EventWriter(
                        tally,
                        A_MINUTE_LATER,
                        due -> {
                            begun.countDown();
                            await(goOn);
                            writers.add(Thread.currentThread().getName());
                            written.add(due);
                        });
        hold();
        Thread timer = new Thread(held::writeDue, "timer");
        timer.start();
        await(begun);
        Thread end = new Thread(held::writeLast, "end");
        end.start();
        while (end.isAlive() && end.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
        }
        assertThat(end.isAlive()).as("waits for its turn").isTrue();
        goOn.countDown();
        timer.join();
        end.join();

        assertThat(writers).containsExactly("timer", "end", "end");
        assertThat(written).hasSize(KINDS).doesNotHaveDuplicates();
        assertThat(tally.takeAll()).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
