package io.entitytokens.cache;

import java.util.concurrent.CountDownLatch;

/** Where threads of a test stop until the test lets them go on. */
final class Gate {

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    void pass() {
        arrived.countDown();
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until somebody stands before it. */
    void awaitArrival() throws InterruptedException {
        arrived.await();
    }

    void open() {
        open.countDown();
    }

    /** Starts a thread, and comes back when it waits for something, as long as it may. */
    static Thread startAndAwaitWaiting(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }
}
