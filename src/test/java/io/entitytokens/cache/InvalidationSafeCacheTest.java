package io.entitytokens.cache;

import static io.entitytokens.cache.GivenRow.LONG;
import static io.entitytokens.cache.GivenRow.memory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import io.entitytokens.token.store.LookupUnavailableException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class InvalidationSafeCacheTest {

    private final GivenRow row = new GivenRow();

    @Test
    void cachedValueIsReadOnce() {
        InvalidationSafeCache<String, String> memory = memory(key -> row.read());

        assertThat(memory.get("a")).contains("old");
        assertThat(memory.get("a")).contains("old");
        assertThat(row.reads()).hasValue(1);
    }

    @Test
    void missingValueIsNotCached() {
        InvalidationSafeCache<String, String> memory =
                memory(
                        key -> {
                            row.reads().incrementAndGet();
                            return Optional.empty();
                        });

        assertThat(memory.get("a")).isEmpty();
        assertThat(memory.get("a")).isEmpty();
        assertThat(row.reads()).hasValue(2);
    }

    @Test
    void forgottenValueIsReadAgain() {
        InvalidationSafeCache<String, String> memory = memory(key -> row.read());
        memory.get("a");
        row.change("new");

        memory.forget("a");

        assertThat(memory.get("a")).contains("new");
    }

    /** The read saw the row as it was before the change: it must not outlive the change. */
    @Test
    void readUnderWayDuringForgetIsNotCached() throws Exception {
        InvalidationSafeCache<String, String> memory = memory(row::readAndWait);
        CompletableFuture<Optional<String>> early =
                CompletableFuture.supplyAsync(() -> memory.get("a"));
        row.gate().awaitArrival();

        row.change("new");
        memory.forget("a");
        CompletableFuture<Optional<String>> late =
                CompletableFuture.supplyAsync(() -> memory.get("a"));
        row.gate().open();

        assertThat(early.get()).contains("old");
        assertThat(late.get()).contains("new");
        assertThat(memory.get("a")).contains("new");
        assertThat(row.reads()).hasValue(2);
    }

    @Test
    void readUnderWayDuringForgetIfIsNotCached() throws Exception {
        InvalidationSafeCache<String, String> memory = memory(row::readAndWait);
        CompletableFuture<Optional<String>> early =
                CompletableFuture.supplyAsync(() -> memory.get("a"));
        row.gate().awaitArrival();

        row.change("new");
        memory.forgetIf(value -> false);
        row.gate().open();

        assertThat(early.get()).contains("old");
        assertThat(memory.get("a")).contains("new");
    }

    @Test
    void forgetIfForgetsMatchingValuesAlone() {
        InvalidationSafeCache<String, String> memory =
                memory(
                        key -> {
                            row.reads().incrementAndGet();
                            return Optional.of(key);
                        });
        memory.get("a");
        memory.get("b");

        memory.forgetIf("a"::equals);

        memory.get("b");
        assertThat(row.reads()).hasValue(2);
        memory.get("a");
        assertThat(row.reads()).hasValue(3);
    }

    @Test
    void failedReadIsReportedAndTriedAgainByTheNextCaller() {
        AtomicInteger tries = new AtomicInteger();
        InvalidationSafeCache<String, String> memory =
                memory(
                        key -> {
                            if (tries.getAndIncrement() == 0) {
                                throw new LookupUnavailableException("away");
                            }
                            return row.read();
                        });

        assertThatThrownBy(() -> memory.get("a")).isInstanceOf(LookupUnavailableException.class);
        assertThat(memory.get("a")).contains("old");
    }

    @Test
    void cacheStaysWithinItsWeight() {
        InvalidationSafeCache<Integer, String> memory =
                new InvalidationSafeCache<>(
                        100,
                        (k, v) -> 10,
                        LONG,
                        LONG,
                        new GivenLoader<>(key -> Optional.of("value")),
                        Ticker.systemTicker());

        IntStream.range(0, 10_000).forEach(memory::get);

        assertThat(memory.cache().estimatedSize()).isBetween(1L, 10L);
    }

    @Test
    void noAnswerIsOlderThanTheLastAnnouncedChange() throws Exception {
        ConcurrentHashMap<String, Integer> rows = new ConcurrentHashMap<>();
        rows.put("a", 0);
        InvalidationSafeCache<String, Integer> memory =
                new InvalidationSafeCache<>(
                        100,
                        (k, v) -> 1,
                        LONG,
                        LONG,
                        new GivenLoader<>(key -> Optional.of(rows.get(key))),
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

    @Test
    void readOfSeveralUnderWayDuringForgetIsNotCached() throws Exception {
        InvalidationSafeCache<String, String> memory = memory(row::readAndWait);
        CompletableFuture<Map<String, String>> early =
                CompletableFuture.supplyAsync(() -> memory.readAll(Set.of("a")));
        row.gate().awaitArrival();

        row.change("new");
        memory.forget("a");
        row.gate().open();

        assertThat(early.get()).containsEntry("a", "old");
        assertThat(memory.get("a")).contains("new");
    }

    @Test
    void whatIsBeingReadIsNotReadTogetherOnceMore() throws Exception {
        InvalidationSafeCache<String, String> memory = memory(row::readAndWait);
        CompletableFuture<Optional<String>> early =
                CompletableFuture.supplyAsync(() -> memory.get("a"));
        row.gate().awaitArrival();

        assertThat(memory.readAll(Set.of("a"))).isEmpty();

        row.gate().open();
        assertThat(early.get()).contains("old");
        assertThat(memory.readAll(Set.of("a"))).containsEntry("a", "old");
        assertThat(row.reads()).hasValue(1);
    }

    @Test
    void failedReadOfSeveralLeavesNothingBehind() {
        InvalidationSafeCache<String, String> memory =
                memory(
                        key -> {
                            if (row.reads().incrementAndGet() == 1) {
                                throw new LookupUnavailableException("away");
                            }
                            return Optional.of("value");
                        });

        assertThatThrownBy(() -> memory.readAll(Set.of("a")))
                .isInstanceOf(LookupUnavailableException.class);
        assertThat(memory.known("a")).isEmpty();
        assertThat(memory.get("a")).contains("value");
    }

    /** It may wait longer than for what another thread reads. */
    @Test
    void firstThreadThatComesReadsAnewWhatNoThreadWaitsFor() throws Exception {
        InvalidationSafeCache<String, String> memory =
                memory(key -> row.reads().get() == 0 ? row.readAndWait(key) : row.read());
        CompletableFuture<Map<String, String>> slow =
                CompletableFuture.supplyAsync(() -> memory.readAll(Set.of("a")));
        row.gate().awaitArrival();
        row.change("new");

        assertThat(memory.get("a")).contains("new");

        row.gate().open();
        assertThat(slow.get()).containsEntry("a", "old");
        assertThat(memory.get("a")).contains("new");
        assertThat(row.reads()).hasValue(2);
    }
}
