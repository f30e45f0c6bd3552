package io.entitytokens.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import io.entitytokens.token.LookupUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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

    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicReference<String> row = new AtomicReference<>("old");
    private final Gate gate = new Gate();

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
        gate.awaitArrival();

        row.set("new");
        memory.forget("a");
        CompletableFuture<Optional<String>> late =
                CompletableFuture.supplyAsync(() -> memory.get("a"));
        gate.open();

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
        gate.awaitArrival();

        row.set("new");
        memory.forgetIf(value -> false);
        gate.open();

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
        gate.awaitArrival();
        Thread second = Gate.startAndAwaitWaiting(() -> memory.get("a"));
        gate.open();

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
                        LONG,
                        Duration.ofMillis(1),
                        new GivenSource<>(this::readAndWait),
                        Ticker.systemTicker());
        CompletableFuture<Optional<String>> first =
                CompletableFuture.supplyAsync(() -> memory.get("a"));
        gate.awaitArrival();

        assertThatThrownBy(() -> memory.get("a")).isInstanceOf(LookupUnavailableException.class);

        gate.open();
        assertThat(first.get()).contains("old");
        assertThat(memory.get("a")).contains("old");
    }

    /** All threads of the server might ask for the same, one after the other. */
    @Test
    void getWhenAnotherHasReadForTooLongThenNobodyBeginsToWait() throws Exception {
        AtomicLong time = new AtomicLong();
        Memory<String, String> memory =
                new Memory<>(
                        100,
                        (k, v) -> 1,
                        LONG.multipliedBy(2),
                        LONG,
                        new GivenSource<>(this::readAndWait),
                        time::get);
        CompletableFuture<Optional<String>> first =
                CompletableFuture.supplyAsync(() -> memory.get("a"));
        gate.awaitArrival();
        time.set(LONG.toNanos());

        assertThatThrownBy(() -> memory.get("a")).isInstanceOf(LookupUnavailableException.class);

        gate.open();
        assertThat(first.get()).contains("old");
        assertThat(memory.get("a")).contains("old");
    }

    @Test
    void knownWhenItIsBeingReadThenNothing() throws Exception {
        Memory<String, String> memory = memory(this::readAndWait);
        assertThat(memory.known("a")).isEmpty();
        CompletableFuture<Optional<String>> first =
                CompletableFuture.supplyAsync(() -> memory.get("a"));
        gate.awaitArrival();

        assertThat(memory.known("a")).isEmpty();

        gate.open();
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
    void getWhenMoreThanFitsThenTheWeightIsKept() {
        Memory<Integer, String> memory =
                new Memory<>(
                        100,
                        (k, v) -> 10,
                        LONG,
                        LONG,
                        new GivenSource<>(key -> Optional.of("value")),
                        Ticker.systemTicker());

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
                        LONG,
                        LONG,
                        new GivenSource<>(key -> Optional.of(rows.get(key))),
                        Ticker.systemTicker());
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

    private Optional<String> read() {
        reads.incrementAndGet();
        return Optional.of(row.get());
    }

    private static Memory<String, String> memory(Function<String, Optional<String>> store) {
        return new Memory<>(
                100,
                (key, value) -> 1,
                LONG,
                LONG,
                new GivenSource<>(store),
                Ticker.systemTicker());
    }

    /** As a store that has read its row, and is slow to answer. */
    private Optional<String> readAndWait(String key) {
        Optional<String> value = read();
        gate.pass();
        return value;
    }
}
