package io.entitytokens.limit;

import static io.entitytokens.limit.UsedToken.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.RateLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Many threads use one token. */
final class SharedBucketTest {

    private static final int THREADS = 50;
    private static final RateLimit THOUSAND = limit(1_000, "PT1H");
    private static final RateLimit MORE = limit(1_500, "PT1H");

    private final SetClock clock = new SetClock();
    private final BucketTable table = new BucketTable(1_000, clock);
    private final UsedToken token = UsedToken.in(table);

    @Test
    void noThreadGetsMoreThanIsThere() throws Exception {
        assertThat(acceptedOfAll(100, THOUSAND)).isEqualTo(1_000);
    }

    /**
     * What is taken from one bucket, and given back because another is empty, others would miss.
     */
    @Test
    void severalLimitsLoseNothingToRefusedRequests() throws Exception {
        assertThat(acceptedOfAll(100, MORE, THOUSAND)).isEqualTo(1_000);
        assertThat(token.remaining(MORE)).isEqualTo(500);
    }

    @Test
    void whoeverDropsIdleBucketsMeanwhileDropsNoUses() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        ExecutorService upkeep = Executors.newSingleThreadExecutor();
        Future<?> dropped =
                upkeep.submit(
                        () -> {
                            while (!ended.get()) {
                                new Telling(table, text -> {}).tell();
                                table.dropIdle();
                            }
                        });
        try {
            assertThat(acceptedOfAll(100, THOUSAND)).isEqualTo(1_000);
        } finally {
            ended.set(true);
            upkeep.shutdown();
        }
        dropped.get(1, TimeUnit.MINUTES);
    }

    /** An hour that passes brings back everything, once. */
    @Test
    void timeThatPassesMeanwhileIsCountedOnce() throws Exception {
        acceptedOfAll(100, THOUSAND);
        clock.moveMillis(1_800_000);

        assertThat(acceptedOfAll(100, THOUSAND)).isEqualTo(500);
    }

    private int acceptedOfAll(int requests, RateLimit... limits) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CountDownLatch ready = new CountDownLatch(THREADS);
            List<Future<Integer>> accepted = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                accepted.add(
                        threads.submit(
                                () -> {
                                    ready.countDown();
                                    ready.await();
                                    return token.accepted(requests, limits);
                                }));
            }
            int sum = 0;
            for (Future<Integer> each : accepted) {
                sum += each.get();
            }
            return sum;
        } finally {
            threads.shutdown();
        }
    }
}
