package io.entitytokens.cache;

import static io.entitytokens.cache.GivenRow.LONG;
import static io.entitytokens.cache.GivenRow.memory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import io.entitytokens.token.store.LookupUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who asks for what is being read already. */
@Timeout(60)
final class CacheWaitTest {

    private final GivenRow row = new GivenRow();

    /** They would hold all threads of the server. */
    @Test
    void callerIsRefusedWhereTooManyWaitButCachedValuesAreFound() throws Exception {
        GivenLoader<String, String> source =
                new GivenLoader<>(key -> key.equals("a") ? row.read() : row.readAndWait(key));
        InvalidationSafeCache<String, String> memory =
                new InvalidationSafeCache<>(
                        100, (k, v) -> 1, LONG, LONG, source, Ticker.systemTicker());
        memory.get("a");
        CompletableFuture<Optional<String>> reader =
                CompletableFuture.supplyAsync(() -> memory.get("b"));
        row.gate().awaitArrival();

        source.fill();

        assertThatThrownBy(() -> memory.get("b"))
                .as("another one reads it")
                .isInstanceOf(LookupUnavailableException.class);
        assertThatThrownBy(() -> memory.get("c")).isInstanceOf(LookupUnavailableException.class);
        assertThat(memory.get("a")).contains("old");
        row.gate().open();
        assertThat(reader.get()).contains("old");
    }

    @Test
    void oneReadServesAllWhoAskAtOnce() throws Exception {
        InvalidationSafeCache<String, String> memory = memory(row::readAndWait);
        CompletableFuture<Optional<String>> first =
                CompletableFuture.supplyAsync(() -> memory.get("a"));
        row.gate().awaitArrival();
        Thread second = Gate.startAndAwaitWaiting(() -> memory.get("a"));
        row.gate().open();

        assertThat(first.get()).contains("old");
        second.join();
        assertThat(row.reads()).hasValue(1);
    }

    /** Each that waits holds a thread of the server. */
    @Test
    void callerGivesUpOnAReadThatTakesTooLong() throws Exception {
        InvalidationSafeCache<String, String> memory =
                new InvalidationSafeCache<>(
                        100,
                        (k, v) -> 1,
                        LONG,
                        Duration.ofMillis(1),
                        new GivenLoader<>(row::readAndWait),
                        Ticker.systemTicker());
        CompletableFuture<Optional<String>> first =
                CompletableFuture.supplyAsync(() -> memory.get("a"));
        row.gate().awaitArrival();

        assertThatThrownBy(() -> memory.get("a")).isInstanceOf(LookupUnavailableException.class);

        row.gate().open();
        assertThat(first.get()).contains("old");
        assertThat(memory.get("a")).contains("old");
    }

    /** All threads of the server might ask for the same, one after the other. */
    @Test
    void nobodyBeginsToWaitForAnOverdueRead() throws Exception {
        AtomicLong time = new AtomicLong();
        InvalidationSafeCache<String, String> memory =
                new InvalidationSafeCache<>(
                        100,
                        (k, v) -> 1,
                        LONG.multipliedBy(2),
                        LONG,
                        new GivenLoader<>(row::readAndWait),
                        time::get);
        CompletableFuture<Optional<String>> first =
                CompletableFuture.supplyAsync(() -> memory.get("a"));
        row.gate().awaitArrival();
        time.set(LONG.toNanos());

        assertThatThrownBy(() -> memory.get("a")).isInstanceOf(LookupUnavailableException.class);

        row.gate().open();
        assertThat(first.get()).contains("old");
        assertThat(memory.get("a")).contains("old");
    }

    @Test
    void knownFindsNothingWhileTheReadIsUnderWay() throws Exception {
        InvalidationSafeCache<String, String> memory = memory(row::readAndWait);
        assertThat(memory.known("a")).isEmpty();
        CompletableFuture<Optional<String>> first =
                CompletableFuture.supplyAsync(() -> memory.get("a"));
        row.gate().awaitArrival();

        assertThat(memory.known("a")).isEmpty();

        row.gate().open();
        first.get();
        assertThat(memory.known("a")).contains("old");
        assertThat(memory.cache().stats().hitCount()).isEqualTo(1);
        assertThat(memory.cache().stats().missCount()).isEqualTo(1);
    }
}
