package io.entitytokens.cache;

import java.util.concurrent.CompletableFuture;

/** The promise of a value that somebody reads. */
final class Reading<V> extends CompletableFuture<TimedValue<V>> {

    private final long begin;
    private final boolean hasThread;

    /**
     * @param begin when the read began, in nanoseconds
     * @param hasThread whether a request holds a thread meanwhile
     */
    Reading(long begin, boolean hasThread) {
        this.begin = begin;
        this.hasThread = hasThread;
    }

    long begin() {
        return begin;
    }

    boolean hasThread() {
        return hasThread;
    }
}
