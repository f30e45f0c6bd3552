package io.entitytokens.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Keeps floods out of the event store. Of each kind of refusal the first ten a minute are written
 * at once and the others counted; uses of a token are counted by the hour. What was counted becomes
 * one event when its time is over. The table is bounded: kinds beyond it share one line a door and
 * reason.
 */
final class EventTally {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final int WRITTEN_AT_ONCE = 10;

    private final int maxKeys;
    private final Map<VerdictEvent.Key, Count> counts = new HashMap<>();

    EventTally(int maxKeys) {
        this.maxKeys = maxKeys;
    }

    /** What is left to tell of one kind of event. */
    record Due(VerdictEvent event, long count) {}

    private static final class Count {
        private final long end;
        private VerdictEvent last;
        private int written;
        private long held;

        Count(long end) {
            this.end = end;
        }
    }

    /**
     * @param now epoch milliseconds
     * @return whether to write the event at once; otherwise it is counted
     */
    synchronized boolean add(VerdictEvent event, long now) {
        boolean full = counts.size() >= maxKeys && !counts.containsKey(event.key());
        VerdictEvent counted = full ? event.anonymous() : event;
        boolean refused = event.reason() != null;
        Count count =
                counts.computeIfAbsent(
                        counted.key(), key -> new Count(now + (refused ? MINUTE : HOUR)));
        count.last = counted;
        if (refused && count.written < WRITTEN_AT_ONCE) {
            count.written++;
            return true;
        }
        count.held++;
        return false;
    }

    /** Takes out all whose time is over. */
    synchronized List<Due> takeDue(long now) {
        List<Due> due = new ArrayList<>();
        for (Iterator<Count> it = counts.values().iterator(); it.hasNext(); ) {
            Count count = it.next();
            if (count.end <= now) {
                it.remove();
                if (count.held > 0) {
                    due.add(new Due(count.last, count.held));
                }
            }
        }
        return due;
    }

    /** Takes out all, at the end of the server. */
    List<Due> takeAll() {
        return takeDue(Long.MAX_VALUE);
    }
}
