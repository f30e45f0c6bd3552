package io.entitytokens.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** A row that a cache is to remember: it counts who reads it, and can be slow to answer. */
final class GivenRow {

    static final Duration LONG = Duration.ofMinutes(5);

    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicReference<String> value = new AtomicReference<>("old");
    private final Gate gate = new Gate();

    /** How often it was read. */
    AtomicInteger reads() {
        return reads;
    }

    /** Where {@link #readAndWait} stands. */
    Gate gate() {
        return gate;
    }

    void change(String to) {
        value.set(to);
    }

    Optional<String> read() {
        reads.incrementAndGet();
        return Optional.of(value.get());
    }

    /** As a store that has read its row, and is slow to answer. */
    Optional<String> readAndWait(String key) {
        Optional<String> read = read();
        gate.pass();
        return read;
    }

    /** A cache before a store, which is waited for as long as it takes. */
    static InvalidationSafeCache<String, String> memory(Function<String, Optional<String>> store) {
        return new InvalidationSafeCache<>(
                100,
                (key, value) -> 1,
                LONG,
                LONG,
                new GivenLoader<>(store),
                Ticker.systemTicker());
    }
}
