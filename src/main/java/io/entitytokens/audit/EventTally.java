package io.entitytokens.audit;

import io.entitytokens.token.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Keeps floods out of the event store. Of each kind of refusal the first ten a minute are written
 * at once and the others counted; uses of a token are counted by the hour. What was counted becomes
 * one event when its time is over. Its tables are bounded: kinds beyond them share one line a door
 * and reason. Uses have a table of their own, and so have refusals of tokens that exist: neither a
 * busy hour nor whoever makes up tokens at many addresses takes their lines.
 */
final class EventTally {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final int WRITTEN_AT_ONCE = 10;

    /** Once a minute: the database may be away for an hour. */
    private static final int MAX_TRIES = 60;

    private final int maxKeys;
    private final Map<VerdictEvent.Key, Count> uses = new ConcurrentHashMap<>();
    private final Map<VerdictEvent.Key, Count> refusalsOfTokens = new ConcurrentHashMap<>();
    private final Map<VerdictEvent.Key, Count> refusalsOfCallers = new ConcurrentHashMap<>();

    /**
     * @param maxKeys of each table
     */
    EventTally(int maxKeys) {
        this.maxKeys = maxKeys;
    }

    /**
     * What is left to tell of one kind of event.
     *
     * @param tries how often it could not be told before
     */
    record Due(VerdictEvent event, long count, int tries) {

        /** This, after one more try. */
        Due failed() {
            return new Due(event, count, tries + 1);
        }
    }

    /**
     * @param now epoch milliseconds
     * @return whether to write the event at once; otherwise it is counted
     */
    boolean add(VerdictEvent event, long now) {
        return add(event, () -> new Count(now, event.reason()), Count::add);
    }

    /** Counts an event that could not be written at once: it is told with the others. */
    void hold(VerdictEvent event, long now) {
        add(event, () -> new Count(now, event.reason()), Count::hold);
    }

    /**
     * Takes back what has not been told, to be told in a minute with what comes until then; or with
     * what is counted already, when that is.
     *
     * @return false if it has been tried too often, and is given up
     */
    boolean putBack(Due due, long now) {
        if (due.tries() > MAX_TRIES) {
            return false;
        }
        add(
                due.event(),
                () -> new Count(now + MINUTE, 0),
                (count, event) -> count.putBack(event, due.count(), due.tries()));
        return true;
    }

    private boolean add(
            VerdictEvent event,
            Supplier<Count> fresh,
            BiFunction<Count, VerdictEvent, Count.Added> how) {
        Map<VerdictEvent.Key, Count> counts = table(event);
        VerdictEvent counted = event;
        VerdictEvent.Key key = event.key();
        while (true) {
            Count count = counts.get(key);
            if (count == null) {
                if (!counted.shared() && counts.size() >= maxKeys) {
                    counted = event.anonymous();
                    key = counted.key();
                    continue;
                }
                count = counts.computeIfAbsent(key, k -> fresh.get());
            }
            Count.Added added = how.apply(count, counted);
            if (added != Count.Added.TOO_LATE) {
                return added == Count.Added.TO_BE_WRITTEN;
            }
            // It has been taken out meanwhile: the next is a new one.
        }
    }

    private Map<VerdictEvent.Key, Count> table(VerdictEvent event) {
        if (event.reason() == null) {
            return uses;
        }
        return event.tokenId() == null ? refusalsOfCallers : refusalsOfTokens;
    }

    /** Takes out all whose time is over. */
    List<Due> takeDue(long now) {
        List<Due> due = new ArrayList<>();
        takeDue(refusalsOfCallers, now, due);
        takeDue(refusalsOfTokens, now, due);
        takeDue(uses, now, due);
        return due;
    }

    private static void takeDue(Map<VerdictEvent.Key, Count> counts, long now, List<Due> due) {
        counts.forEach(
                (key, count) -> {
                    if (count.end <= now && counts.remove(key, count)) {
                        count.close(due);
                    }
                });
    }

    /** Takes out all, at the end of the server. */
    List<Due> takeAll() {
        return takeDue(Long.MAX_VALUE);
    }

    /** How often one kind of event has come, until its time is over. */
    private static final class Count {

        private enum Added {
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
                    now + (reason == null ? HOUR : MINUTE),
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

        synchronized Added add(VerdictEvent event) {
            if (!closed && written < writtenAtOnce) {
                last = event;
                written++;
                return Added.TO_BE_WRITTEN;
            }
            return hold(event);
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

        synchronized void close(List<Due> due) {
            closed = true;
            if (held > 0) {
                due.add(new Due(last, held, tries));
            }
        }
    }
}
