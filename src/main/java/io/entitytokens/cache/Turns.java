package io.entitytokens.cache;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** So many at a time, a few more who wait for a moment, and nobody else. */
final class Turns {

    /** As many may wait, for each that has a turn: all of them hold a thread of the server. */
    private static final int WAITING_PER_TURN = 16;

    private final Semaphore free;
    private final int maxWaiting;
    private final Duration maxWait;

    Turns(int atOnce, Duration maxWait) {
        this.free = new Semaphore(atOnce, true);
        this.maxWaiting = atOnce * WAITING_PER_TURN;
        this.maxWait = maxWait;
    }

    /**
     * @return whether it is the caller's turn, to be given back
     */
    boolean take() {
        try {
            // Not past those who wait, as without a time it would.
            if (free.tryAcquire(0, TimeUnit.NANOSECONDS)) {
                return true;
            }
            return free.getQueueLength() < maxWaiting
                    && free.tryAcquire(maxWait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void giveBack() {
        free.release();
    }
}
