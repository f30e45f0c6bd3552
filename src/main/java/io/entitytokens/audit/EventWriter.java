package io.entitytokens.audit;

import io.entitytokens.token.RealmShares;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Writes what the tally held back. Where each event waits for a database that hangs, the others are
 * left for later.
 */
final class EventWriter {

    private static final Logger LOG = Logger.getLogger(EventWriter.class);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Then there is no later; but whoever stops the server does not wait for long, either. */
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(20);

    private final EventTally tally;
    private final Clock clock;
    private final Consumer<EventTally.Due> events;

    /** The end of the server waits for its turn to write. */
    private volatile boolean ending;

    /**
     * @param events writes an event, or throws
     */
    EventWriter(EventTally tally, Clock clock, Consumer<EventTally.Due> events) {
        this.tally = tally;
        this.clock = clock;
        this.events = events;
    }

    /** Writes that whose time has come. */
    synchronized void writeDue() {
        List<EventTally.Due> lost = new ArrayList<>();
        long taken = clock.millis();
        for (EventTally.Due left : write(tally.takeDue(taken), taken, PATIENCE)) {
            if (!isDropped(left, taken) && !tally.putBack(left, clock.millis())) {
                lost.add(left);
            }
        }
        warnOf(lost);
    }

    /**
     * Writes what there is time for, at the end of the server. Whoever is writing at that moment
     * ends with its event, and leaves the others to be written here.
     */
    void writeLast() {
        ending = true;
        writeRest();
    }

    private synchronized void writeRest() {
        ending = false;
        warnOf(write(tally.takeAll(), clock.millis(), PATIENCE_AT_THE_END));
    }

    /** Whether somebody has cleared the realm's events since this one was taken out. */
    private boolean isDropped(EventTally.Due event, long taken) {
        return tally.isDroppedSince(event.event().realmId(), taken);
    }

    /**
     * @param taken when that was taken out of the tally
     * @return what has not been written
     */
    private List<EventTally.Due> write(List<EventTally.Due> due, long taken, Duration patience) {
        List<EventTally.Due> left = new ArrayList<>();
        long begin = System.nanoTime();
        boolean warned = false;
        List<EventTally.Due> fairly =
                RealmShares.fewestFirst(due, event -> event.event().realmId())
                        .flatMap(List::stream)
                        .toList();
        for (EventTally.Due event : fairly) {
            if (isDropped(event, taken)) {
                continue;
            }
            if (ending || System.nanoTime() - begin > patience.toNanos()) {
                left.add(event);
                continue;
            }
            try {
                events.accept(event);
            } catch (RuntimeException e) {
                if (!warned) {
                    LOG.warn("Events of entity tokens cannot be written now", e);
                    warned = true;
                }
                left.add(event.failed());
            }
        }
        return left;
    }

    private static void warnOf(List<EventTally.Due> lost) {
        if (!lost.isEmpty()) {
            LOG.warnf(
                    "Lost events of entity tokens: %d, which tell of %d",
                    lost.size(), lost.stream().mapToLong(EventTally.Due::count).sum());
        }
    }
}
