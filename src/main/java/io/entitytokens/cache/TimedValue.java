package io.entitytokens.cache;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What the store said, and when it was asked. Times are nanoseconds of one ticker. */
final class TimedValue<V> {

    private static final long BETWEEN_TRIES = Duration.ofSeconds(1).toNanos();

    private final V value;
    private final long end;
    private final AtomicLong next;

    /**
     * @param askedAt before the read began: the answer may be as old as that
     * @param timeLimit how old it may become
     */
    TimedValue(V value, long askedAt, Duration timeLimit) {
        this.value = value;
        this.end = askedAt + timeLimit.toNanos();
        this.next = new AtomicLong(end - timeLimit.toNanos() / 3);
    }

    V value() {
        return value;
    }

    /** How long it may still be believed; never negative. */
    Duration left(long now) {
        return Duration.ofNanos(Math.max(0, end - now));
    }

    /**
     * Whether it is time to ask the store again: in the last third of the time limit, once a second
     * until there is a newer answer. One of all who ask is told so.
     */
    boolean isDue(long now) {
        long due = next.get();
        return now - due >= 0 && next.compareAndSet(due, now + BETWEEN_TRIES);
    }
}
