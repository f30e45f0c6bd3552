package io.entitytokens.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitytokens.token.LookupUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class MemoryTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final AtomicLong time = new AtomicLong();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicReference<String> row = new AtomicReference<>("old");
    private final CountDownLatch hasRead = new CountDownLatch(1);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);

    @Test
    void getWhenAskedAgainThenReadOnce() {
        Memory<String, String> memory = memory(key -> read());

        assertThat(memory.get("a")).contains("old");
        assertThat(memory.get("a")).contains("old");
        assertThat(reads).hasValue(1);
    }

    @Test
    void getWhenThereIsNothingThenThatIsNotRemembered() {
        Memory<String, String> memory =
                memory(
                        key -> {
                            reads.incrementAndGet();
                            return Optional.empty();
                        });

        assertThat(memory.get("a")).isEmpty();
        assertThat(memory.get("a")).isEmpty();
        assertThat(reads).hasValue(2);
    }

    @Test
    void forgetWhenRememberedThenReadAgain() {
        Memory<String, String> memory = memory(key -> read());
        memory.get("a");
        row.set("new");

        memory.forget("a");

        assertThat(memory.get("a")).contains("new");
    }

    /** The read saw the row as it was before the change: it must not outlive the change. */
    @Test
    void forgetWhenAReadIsUnderWayThenWhatItBringsIsNotRemembered() throws Exception {
        Memory<String, String> memory = memory(this::readAndWait);
        CompletableFuture<Optional<String>> early =
                CompletableFuture.supplyAsync(() -> memory.get("a"));
        hasRead.await();

        row.set("new");
        memory.forget("a");
        CompletableFuture<Optional<String>> late =
                CompletableFuture.supplyAsync(() -> memory.get("a"));
        mayAnswer.countDown();

        assertThat(early.get()).contains("old");
        assertThat(late.get()).contains("new");
        assertThat(memory.get("a")).contains("new");
        assertThat(reads).hasValue(2);
    }

    @Test
    void forgetIfWhenAReadIsUnderWayThenItIsForgottenToo() throws Exception {
        Memory<String, String> memory = memory(this::readAndWait);
        CompletableFuture<Optional<String>> early =
                CompletableFuture.supplyAsync(() -> memory.get("a"));
        hasRead.await();

        row.set("new");
        memory.forgetIf(value -> false);
        mayAnswer.countDown();

        assertThat(early.get()).contains("old");
        assertThat(memory.get("a")).contains("new");
    }

    @Test
    void forgetIfWhenRememberedThenThoseAlone() {
        Memory<String, String> memory =
                memory(
                        key -> {
                            reads.incrementAndGet();
                            return Optional.of(key);
                        });
        memory.get("a");
        memory.get("b");

        memory.forgetIf("a"::equals);

        memory.get("b");
        assertThat(reads).hasValue(2);
        memory.get("a");
        assertThat(reads).hasValue(3);
    }

    @Test
    void getWhenSeveralAskAtOnceThenOneReadsForAll() throws Exception {
        Memory<String, String> memory = memory(this::readAndWait);
        CompletableFuture<Optional<String>> first =
                CompletableFuture.supplyAsync(() -> memory.get("a"));
        hasRead.await();
        Thread second = new Thread(() -> memory.get("a"));
        second.start();
        while (second.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        mayAnswer.countDown();

        assertThat(first.get()).contains("old");
        second.join();
        assertThat(reads).hasValue(1);
    }

    /** Each that waits holds a thread of the server. */
    @Test
    void getWhenAnotherReadsForTooLongThenNotWaitedFor() throws Exception {
        Memory<String, String> memory =
                new Memory<>(
                        100,
                        (k, v) -> 1,
                        LIMIT,
                        Duration.ofMillis(1),
                        new GivenSource<>(this::readAndWait),
                        time::get);
        CompletableFuture<Optional<String>> first =
                CompletableFuture.supplyAsync(() -> memory.get("a"));
        hasRead.await();

        assertThatThrownBy(() -> memory.get("a")).isInstanceOf(LookupUnavailableException.class);

        mayAnswer.countDown();
        assertThat(first.get()).contains("old");
        assertThat(memory.get("a")).contains("old");
    }

    @Test
    void knownWhenItIsBeingReadThenNothing() throws Exception {
        Memory<String, String> memory = memory(this::readAndWait);
        assertThat(memory.known("a")).isEmpty();
        CompletableFuture<Optional<String>> first =
                CompletableFuture.supplyAsync(() -> memory.get("a"));
        hasRead.await();

        assertThat(memory.known("a")).isEmpty();

        mayAnswer.countDown();
        first.get();
        assertThat(memory.known("a")).contains("old");
        assertThat(memory.cache().stats().hitCount()).isEqualTo(1);
        assertThat(memory.cache().stats().missCount()).isEqualTo(1);
    }

    @Test
    void getWhenReadingFailsThenSaidAndTriedAgainByTheNext() {
        AtomicInteger tries = new AtomicInteger();
        Memory<String, String> memory =
                memory(
                        key -> {
                            if (tries.getAndIncrement() == 0) {
                                throw new LookupUnavailableException("away");
                            }
                            return read();
                        });

        assertThatThrownBy(() -> memory.get("a")).isInstanceOf(LookupUnavailableException.class);
        assertThat(memory.get("a")).contains("old");
    }

    @Test
    void getWhenTheTimeLimitHasPassedThenReadAgain() {
        Memory<String, String> memory = memory(key -> read());
        memory.get("a");
        row.set("new");

        pass(LIMIT.minusNanos(1));
        assertThat(memory.get("a")).contains("old");
        pass(Duration.ofNanos(1));
        assertThat(memory.known("a")).isEmpty();
        assertThat(memory.get("a")).contains("new");
    }

    /** The answer is as old as the question. */
    @Test
    void getWhenTheReadTookLongerThanTheTimeLimitThenNotRemembered() {
        Memory<String, String> memory =
                memory(
                        key -> {
                            pass(LIMIT);
                            return read();
                        });

        memory.get("a");
        memory.get("a");

        assertThat(reads).hasValue(2);
    }

    @Test
    void getWhenInTheLastThirdOfTheTimeLimitThenReadInTheBackgroundByOne() {
        GivenSource<String, String> source = new GivenSource<>(key -> read());
        Memory<String, String> memory = memory(source);
        memory.get("a");
        row.set("new");

        assertThat(memory.get("a")).contains("old");
        assertThat(memory.known("a")).contains("old");
        assertThat(source.waiting()).isZero();

        pass(LIMIT.multipliedBy(3).dividedBy(4));
        assertThat(memory.get("a")).contains("old");
        assertThat(memory.known("a")).contains("old");
        assertThat(source.waiting()).isOne();

        source.answer();
        assertThat(memory.known("a")).contains("new");
        assertThat(reads).hasValue(2);
    }

    /** What was read in the background may have been read before the change. */
    @Test
    void forgetWhenReadInTheBackgroundThenWhatItBringsIsNotRemembered() {
        GivenSource<String, String> source = new GivenSource<>(key -> read());
        Memory<String, String> memory = memory(source);
        memory.get("a");
        pass(LIMIT.multipliedBy(3).dividedBy(4));
        memory.get("a");
        row.set("new");

        memory.forget("a");
        source.answer();
        assertThat(memory.known("a")).isEmpty();

        assertThat(memory.get("a")).contains("new");
    }

    /** What the background brings while it is forgotten was read before the change, too. */
    @Test
    void forgetIfWhenTheBackgroundAnswersMeanwhileThenForgottenAllTheSame() {
        GivenSource<String, String> source = new GivenSource<>(key -> read());
        Memory<String, String> memory = memory(source);
        memory.get("a");
        pass(LIMIT.multipliedBy(3).dividedBy(4));
        memory.get("a");
        assertThat(source.waiting()).isOne();

        memory.forgetIf(
                value -> {
                    source.answer();
                    return true;
                });

        assertThat(memory.known("a")).isEmpty();
    }

    @Test
    void getWhenTheBackgroundFindsNothingThenForgotten() {
        AtomicReference<Optional<String>> stored = new AtomicReference<>(Optional.of("old"));
        GivenSource<String, String> source = new GivenSource<>(key -> stored.get());
        Memory<String, String> memory = memory(source);
        memory.get("a");
        pass(LIMIT.multipliedBy(3).dividedBy(4));
        stored.set(Optional.empty());

        assertThat(memory.get("a")).contains("old");
        source.answer();

        assertThat(memory.known("a")).isEmpty();
    }

    @Test
    void getWhenMoreThanFitsThenTheWeightIsKept() {
        Memory<Integer, String> memory =
                new Memory<>(
                        100,
                        (k, v) -> 10,
                        LIMIT,
                        LONG,
                        new GivenSource<>(key -> Optional.of("value")),
                        time::get);

        IntStream.range(0, 10_000).forEach(memory::get);

        assertThat(memory.cache().estimatedSize()).isBetween(1L, 10L);
    }

    @Test
    void getWhenChangedOverAndOverThenNoAnswerIsOlderThanTheLastAnnouncedChange() throws Exception {
        ConcurrentHashMap<String, Integer> rows = new ConcurrentHashMap<>();
        rows.put("a", 0);
        Memory<String, Integer> memory =
                new Memory<>(
                        100,
                        (k, v) -> 1,
                        LIMIT,
                        LONG,
                        new GivenSource<>(key -> Optional.of(rows.get(key))),
                        time::get);
        AtomicInteger announced = new AtomicInteger();
        CompletableFuture<Void> changes =
                CompletableFuture.runAsync(
                        () -> {
                            for (int i = 1; i <= 50_000; i++) {
                                rows.put("a", i);
                                memory.forget("a");
                                announced.set(i);
                            }
                        });

        while (!changes.isDone()) {
            int atLeast = announced.get();
            assertThat(memory.get("a").orElseThrow()).isGreaterThanOrEqualTo(atLeast);
        }
        changes.get();
        assertThat(memory.get("a")).contains(50_000);
    }

    private void pass(Duration duration) {
        time.addAndGet(duration.toNanos());
    }

    private Optional<String> read() {
        reads.incrementAndGet();
        return Optional.of(row.get());
    }

    private Memory<String, String> memory(Function<String, Optional<String>> store) {
        return memory(new GivenSource<>(store));
    }

    private Memory<String, String> memory(Source<String, String> source) {
        return new Memory<>(100, (key, value) -> 1, LIMIT, LONG, source, time::get);
    }

    /** As a store that has read its row, and is slow to answer. */
    private Optional<String> readAndWait(String key) {
        Optional<String> value = read();
        hasRead.countDown();
        try {
            mayAnswer.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return value;
    }
}
