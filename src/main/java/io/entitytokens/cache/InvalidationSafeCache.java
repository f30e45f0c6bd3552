package io.entitytokens.cache;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import com.github.benmanes.caffeine.cache.Weigher;
import com.github.benmanes.caffeine.cache.stats.ConcurrentStatsCounter;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import io.entitytokens.token.store.LookupUnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * Remembers what the store said, for a limited time and within a limited weight. What is asked for
 * by several at once is read by the first of them, on its own thread; or by {@link #readAll}, for
 * requests that hold none.
 *
 * <p>A value is put in as a promise before it is read. Whoever forgets a key meanwhile takes the
 * promise out, so that what comes of it is answered to those who asked before, and remembered by
 * nobody: a revoked token cannot come back by a read that began too early. Forgetting never waits
 * for a read.
 */
final class InvalidationSafeCache<K, V> {

    private final AsyncCache<K, TimedValue<V>> values;
    private final StatsCounter hitsAndMisses = new ConcurrentStatsCounter();
    private final Loader<K, V> loader;
    private final Duration timeLimit;
    private final Duration maxWait;
    private final Ticker ticker;

    /**
     * @param maxWeight of all values together
     * @param timeLimit counted from the beginning of the read
     * @param maxWait for what another thread reads, counted from the beginning of the read
     * @param loader asked for what is not remembered, and for what will not be for long
     * @param ticker tells the time
     */
    InvalidationSafeCache(
            long maxWeight,
            Weigher<K, V> weigher,
            Duration timeLimit,
            Duration maxWait,
            Loader<K, V> loader,
            Ticker ticker) {
        this.loader = loader;
        this.ticker = ticker;
        this.timeLimit = timeLimit;
        this.maxWait = maxWait;
        this.values =
                Caffeine.newBuilder()
                        .maximumWeight(maxWeight)
                        .<K, TimedValue<V>>weigher(
                                (key, timed) -> weigher.weigh(key, timed.value()))
                        .expireAfter(
                                Expiry.<K, TimedValue<V>>writing(
                                        (key, timed) -> timed.left(ticker.read())))
                        .ticker(ticker)
                        .executor(Runnable::run)
                        .recordStats(() -> hitsAndMisses)
                        .buildAsync();
    }

    /**
     * @throws LookupUnavailableException if it is not remembered and cannot be read
     */
    Optional<V> get(K key) {
        Optional<V> known = known(key);
        return known.isPresent() ? known : loader.await(() -> awaitAnswer(key));
    }

    private Optional<V> awaitAnswer(K key) {
        Reading<V> mine = new Reading<>(ticker.read(), true);
        CompletableFuture<TimedValue<V>> known = values.asMap().putIfAbsent(key, mine);
        if (known == null || isTakenOver(key, known, mine)) {
            hitsAndMisses.recordMisses(1);
            return read(key, mine);
        }
        return answered(key, known);
    }

    /**
     * What is read while no thread waits may take long. The first thread that comes reads it anew,
     * and may wait as long as for any read.
     */
    private boolean isTakenOver(K key, CompletableFuture<TimedValue<V>> promise, Reading<V> mine) {
        return promise instanceof Reading<V> reading
                && !reading.hasThread()
                && !reading.isDone()
                && values.asMap().replace(key, promise, mine);
    }

    private Optional<V> answered(K key, CompletableFuture<TimedValue<V>> promise) {
        TimedValue<V> timed = Promises.await(promise, patience(promise));
        hitsAndMisses.recordHits(1);
        return value(key, promise, timed);
    }

    /**
     * Counted from the beginning of the read: when the first who wait give up, nobody else begins
     * to. Each is a thread of the server, and all might ask for the same.
     */
    private Duration patience(CompletableFuture<TimedValue<V>> promise) {
        return promise instanceof Reading<V> reading && !reading.isDone()
                ? maxWait.minusNanos(ticker.read() - reading.begin())
                : Duration.ZERO;
    }

    /** What is remembered now, without asking anybody; counted only if it is. */
    Optional<V> known(K key) {
        // The view of the map counts nothing: whoever reads after this counts the miss.
        CompletableFuture<TimedValue<V>> known = values.asMap().get(key);
        TimedValue<V> timed = known == null ? null : kept(known);
        if (timed == null) {
            return Optional.empty();
        }
        hitsAndMisses.recordHits(1);
        return value(key, known, timed);
    }

    /** Null as long as it is being read. */
    private TimedValue<V> kept(CompletableFuture<TimedValue<V>> promise) {
        return promise.isDone() && !promise.isCompletedExceptionally() ? promise.join() : null;
    }

    /**
     * What is in use is read anew while it is still good: so it hardly ever runs out, nobody waits
     * for it, and it does not have to queue with what nobody has ever seen.
     */
    private Optional<V> value(
            K key, CompletableFuture<TimedValue<V>> promise, TimedValue<V> timed) {
        if (timed == null) {
            return Optional.empty();
        }
        long now = ticker.read();
        if (timed.isDue(now)) {
            loader.readInBackground(key, newer -> replace(key, promise, newer, now));
        }
        return Optional.of(timed.value());
    }

    /** If it has been forgotten meanwhile, what was read may be too old. */
    private void replace(
            K key, CompletableFuture<TimedValue<V>> older, Optional<V> newer, long askedAt) {
        if (newer.isPresent()) {
            values.asMap()
                    .replace(
                            key,
                            older,
                            CompletableFuture.completedFuture(timed(newer.get(), askedAt)));
        } else {
            values.asMap().remove(key, older);
        }
    }

    private TimedValue<V> timed(V value, long askedAt) {
        return new TimedValue<>(value, askedAt, timeLimit);
    }

    private Optional<V> read(K key, Reading<V> promise) {
        try {
            Optional<V> value = loader.read(key);
            // Null takes the promise out: that there is nothing is not remembered here.
            promise.complete(value.map(v -> timed(v, promise.begin())).orElse(null));
            return value;
        } finally {
            // Caffeine logs all that promises fail with, and in a flood many do, but no
            // cancellation.
            promise.cancel(false);
        }
    }

    /**
     * Reads together what is neither remembered nor being read.
     *
     * @return what is remembered or was read: null where there is nothing
     * @throws LookupUnavailableException if that cannot be told now
     */
    Map<K, V> readAll(Set<K> keys) {
        Map<K, V> answers = new HashMap<>();
        Map<K, Reading<V>> mine = new HashMap<>();
        try {
            for (K key : keys) {
                promise(key, answers, mine);
            }
            if (!mine.isEmpty()) {
                hitsAndMisses.recordMisses(mine.size());
                Map<K, V> found = loader.readAll(mine.keySet());
                mine.forEach((key, promise) -> answers.put(key, keep(found.get(key), promise)));
            }
        } finally {
            mine.values().forEach(promise -> promise.cancel(false));
        }
        return answers;
    }

    private void promise(K key, Map<K, V> answers, Map<K, Reading<V>> mine) {
        Reading<V> promise = new Reading<>(ticker.read(), false);
        mine.put(key, promise);
        CompletableFuture<TimedValue<V>> known = values.asMap().putIfAbsent(key, promise);
        if (known != null) {
            mine.remove(key);
            TimedValue<V> timed = kept(known);
            if (timed != null) {
                answers.put(key, timed.value());
            }
        }
    }

    private V keep(V value, Reading<V> promise) {
        promise.complete(value == null ? null : timed(value, promise.begin()));
        return value;
    }

    void forget(K key) {
        values.asMap().remove(key);
    }

    /** Forgets all values of which this is true; and, as nobody knows them yet, all promises. */
    void forgetIf(Predicate<V> condition) {
        values.asMap()
                .forEach(
                        (key, promise) -> {
                            TimedValue<V> timed = kept(promise);
                            if (timed == null || condition.test(timed.value())) {
                                // Whatever lies there by now: it may have been read too early.
                                values.asMap().remove(key);
                            }
                        });
    }

    /** For the metrics. */
    Cache<K, TimedValue<V>> cache() {
        return values.synchronous();
    }
}
