package io.entitytokens.audit;

import io.entitytokens.token.Reason;
import java.util.List;

/** How often one kind of event has come, until its time is over. */
final class Count {

    private static final long HOUR = 60 * EventTally.MINUTE;
    private static final int WRITTEN_AT_ONCE = 10;

    enum Added {
        TO_BE_WRITTEN,
        HELD,
        TOO_LATE
    }

    private final long end;
    private final int writtenAtOnce;
    private VerdictEvent last;
    private int written;
    private long held;
    private int tries;
    private boolean closed;

    Count(long now, Reason reason) {
        this(
                now + (reason == null ? HOUR : EventTally.MINUTE),
                reason == null || isOfTheDatabase(reason) ? 0 : WRITTEN_AT_ONCE);
    }

    Count(long end, int writtenAtOnce) {
        this.end = end;
        this.writtenAtOnce = writtenAtOnce;
    }

    /** Whoever waits for the database to fail once more makes it all worse. */
    private static boolean isOfTheDatabase(Reason reason) {
        return reason == Reason.UNAVAILABLE;
    }

    boolean isOver(long now) {
        return end <= now;
    }

    synchronized Added add(VerdictEvent event) {
        Added added = count(event);
        if (added == Added.TO_BE_WRITTEN) {
            last = event;
            written++;
        }
        return added;
    }

    /** As {@link #add}, but what is to be written is left out. */
    synchronized Added count(VerdictEvent event) {
        return !closed && written < writtenAtOnce ? Added.TO_BE_WRITTEN : hold(event);
    }

    synchronized Added hold(VerdictEvent event) {
        if (closed) {
            return Added.TOO_LATE;
        }
        last = event;
        held++;
        // What is new is not given up with what is older.
        tries = 0;
        return Added.HELD;
    }

    synchronized Added putBack(VerdictEvent event, long count, int tried) {
        if (closed) {
            return Added.TOO_LATE;
        }
        tries = last == null ? tried : Math.min(tries, tried);
        last = last == null ? event : last;
        held += count;
        return Added.HELD;
    }

    synchronized void close(List<EventTally.Due> due) {
        closed = true;
        if (held > 0) {
            due.add(new EventTally.Due(last, held, tries));
        }
    }
}
