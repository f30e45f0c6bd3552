package io.entitytokens.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Keeps floods out of the event store. Of each kind of refusal the first ten a minute are written
 * at once and the others counted; uses of a token are counted by the hour. What was counted becomes
 * one event when its time is over. Its tables are bounded, and each realm has a share of them:
 * kinds beyond it share one line for each endpoint and reason. Uses have a table of their own, and
 * so have refusals of tokens that exist: neither a busy hour nor whoever makes up tokens at many
 * addresses takes their lines.
 */
final class EventTally {

    static final long MINUTE = 60_000;

    /** Once a minute: the database may be away for an hour. */
    private static final int MAX_TRIES = 60;

    /** What has been taken out to be told is told after that, or back. */
    private static final long LONGEST_WRITING = 10 * MINUTE;

    /** When events of realms were dropped; of late. */
    private final Map<String, Long> dropped = new ConcurrentHashMap<>();

    private final CountTable uses;
    private final CountTable refusalsOfTokens;
    private final CountTable refusalsOfCallers;

    /**
     * @param maxKeys of a realm in each table
     */
    EventTally(int maxKeys) {
        uses = new CountTable(maxKeys);
        refusalsOfTokens = new CountTable(maxKeys);
        refusalsOfCallers = new CountTable(maxKeys);
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

    /**
     * Counts an event, unless it is one to write at once.
     *
     * @param now epoch milliseconds
     * @return false if it is; then it is not counted
     */
    boolean count(VerdictEvent event, long now) {
        return !add(event, () -> new Count(now, event.reason()), Count::count);
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
        CountTable counts = table(event);
        VerdictEvent counted = event;
        while (true) {
            Count count = counts.of(counted.key(), fresh);
            if (count == null) {
                counted = event.anonymous();
                continue;
            }
            Count.Added added = how.apply(count, counted);
            if (added != Count.Added.TOO_LATE) {
                return added == Count.Added.TO_BE_WRITTEN;
            }
            // It has been taken out meanwhile: the next is a new one.
        }
    }

    private CountTable table(VerdictEvent event) {
        if (event.reason() == null) {
            return uses;
        }
        return event.tokenId() == null ? refusalsOfCallers : refusalsOfTokens;
    }

    /**
     * Forgets what has been counted of a realm, and what has just been taken out to be told.
     *
     * @param now epoch milliseconds
     */
    void drop(String realmId, long now) {
        dropped.values().removeIf(time -> time < now - LONGEST_WRITING);
        dropped.put(realmId, now);
        refusalsOfCallers.drop(realmId);
        refusalsOfTokens.drop(realmId);
        uses.drop(realmId);
    }

    /** Whether the events of a realm have been dropped since a time, in epoch milliseconds. */
    boolean isDroppedSince(String realmId, long time) {
        Long last = dropped.get(realmId);
        return last != null && last >= time;
    }

    /** Takes out all whose time is over. */
    List<Due> takeDue(long now) {
        List<Due> due = new ArrayList<>();
        refusalsOfCallers.takeDue(now, due);
        refusalsOfTokens.takeDue(now, due);
        uses.takeDue(now, due);
        return due;
    }

    /** Takes out all, at the end of the server. */
    List<Due> takeAll() {
        return takeDue(Long.MAX_VALUE);
    }
}
