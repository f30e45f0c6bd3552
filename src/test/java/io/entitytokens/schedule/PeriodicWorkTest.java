package io.entitytokens.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class PeriodicWorkTest {

    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final Semaphore begun = new Semaphore(0);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final PeriodicWork work = new PeriodicWork("test-work", this::hang);

    private void hang() {
        threads.add(Thread.currentThread());
        begun.release();
        await(goOn);
    }

    private void awaitBegun() throws InterruptedException {
        assertThat(begun.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keycloak's timer is the one who wakes it. */
    @Test
    void wakeReturnsWhileTheWorkHangsAndItRunsOnceMore() throws Exception {
        work.wake();
        awaitBegun();
        work.wake();
        work.wake();
        work.wake();

        assertThat(threads).hasSize(1).doesNotContain(Thread.currentThread());
        assertThat(threads.get(0).isDaemon()).isTrue();
        goOn.countDown();
        awaitBegun();
        assertThat(work.close()).isTrue();
        assertThat(threads).hasSize(2);
    }

    @Test
    void closeWaitsForTheWorkAndNothingRunsAfter() throws Exception {
        work.wake();
        awaitBegun();
        work.wake();
        Thread end = new Thread(work::close, "end");
        end.start();
        while (end.isAlive() && end.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(end.isAlive()).as("waits for the work").isTrue();
        work.wake();
        goOn.countDown();
        end.join();

        assertThat(threads).hasSize(1);
    }

    @Test
    void workRunsAgainAfterItThrew() throws Exception {
        PeriodicWork failing =
                new PeriodicWork(
                        "test-failing",
                        () -> {
                            begun.release();
                            throw new IllegalStateException("no database");
                        });
        failing.wake();
        awaitBegun();
        failing.wake();
        awaitBegun();

        assertThat(failing.close()).isTrue();
    }
}
