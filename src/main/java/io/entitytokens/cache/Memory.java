package io.entitytokens.cache;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Weigher;
import com.github.benmanes.caffeine.cache.stats.ConcurrentStatsCounter;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import io.entitytokens.token.LookupUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Remembers what the store said, for a limited time and within a limited weight. What is asked for
 * by several at once is read by the first of them, on its own thread.
 *
 * <p>A value is put in as a promise before it is read. Whoever forgets a key meanwhile takes the
 * promise out, so that what comes of it is answered to those who asked before, and remembered by
 * nobody: a revoked token cannot come back by a read that began too early. Forgetting never waits
 * for a read.
 */
final class Memory<K, V> {

    private final AsyncCache<K, Dated<V>> values;
    private final StatsCounter hitsAndMisses = new ConcurrentStatsCounter();
    private final Function<K, Optional<V>> store;
    private final Duration maxWait;

    /**
     * @param maxWeight of all values together
     * @param timeLimit counted from the beginning of the read
     * @param maxWait for what another thread reads
     * @param store asked for what is not remembered
     */
    Memory(
            long maxWeight,
            Weigher<K, V> weigher,
            Duration timeLimit,
            Duration maxWait,
            Function<K, Optional<V>> store) {
        this.store = store;
        this.maxWait = maxWait;
        this.values =
                Caffeine.newBuilder()
                        .maximumWeight(maxWeight)
                        .<K, Dated<V>>weigher((key, dated) -> weigher.weigh(key, dated.value()))
                        .expireAfter(
                                Expiry.<K, Dated<V>>writing((key, dated) -> left(timeLimit, dated)))
                        .executor(Runnable::run)
                        .recordStats(() -> hitsAndMisses)
                        .buildAsync();
    }

    private static Duration left(Duration timeLimit, Dated<?> dated) {
        Duration left = timeLimit.minusNanos(System.nanoTime() - dated.askedAt());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * @throws LookupUnavailableException if it is not remembered and cannot be read
     */
    Optional<V> get(K key) {
        // The view of the map counts nothing, so that each question is counted once.
        CompletableFuture<Dated<V>> known = values.asMap().get(key);
        if (known == null) {
            CompletableFuture<Dated<V>> mine = new CompletableFuture<>();
            known = values.asMap().putIfAbsent(key, mine);
            if (known == null) {
                hitsAndMisses.recordMisses(1);
                return read(key, mine);
            }
        }
        hitsAndMisses.recordHits(1);
        return Optional.ofNullable(await(known)).map(Dated::value);
    }

    /** What is remembered now, without asking anybody; counted only if it is. */
    Optional<V> known(K key) {
        CompletableFuture<Dated<V>> known = values.asMap().get(key);
        Optional<V> value = known == null ? Optional.empty() : kept(known);
        if (value.isPresent()) {
            hitsAndMisses.recordHits(1);
        }
        return value;
    }

    /** Empty as long as it is being read. */
    private Optional<V> kept(CompletableFuture<Dated<V>> promise) {
        return promise.isDone() && !promise.isCompletedExceptionally()
                ? Optional.ofNullable(promise.join()).map(Dated::value)
                : Optional.empty();
    }

    private Optional<V> read(K key, CompletableFuture<Dated<V>> promise) {
        long askedAt = System.nanoTime();
        try {
            Optional<V> value = store.apply(key);
            // Null takes the promise out: that there is nothing is not remembered here.
            promise.complete(value.map(v -> new Dated<>(v, askedAt)).orElse(null));
            return value;
        } finally {
            promise.completeExceptionally(new LookupUnavailableException("Reading failed"));
        }
    }

    private <T> T await(CompletableFuture<T> promise) {
        try {
            return promise.isDone()
                    ? promise.join()
                    : promise.get(maxWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (CompletionException | ExecutionException | TimeoutException e) {
            throw new LookupUnavailableException("Whoever reads it has not succeeded");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LookupUnavailableException("Interrupted");
        }
    }

    void forget(K key) {
        values.asMap().remove(key);
    }

    /** Forgets all values of which this is true; and, as nobody knows them yet, all promises. */
    void forgetIf(Predicate<V> condition) {
        values.asMap()
                .forEach(
                        (key, promise) -> {
                            if (!promise.isDone() || kept(promise).filter(condition).isPresent()) {
                                values.asMap().remove(key, promise);
                            }
                        });
    }

    /** For the metrics. */
    Cache<K, Dated<V>> cache() {
        return values.synchronous();
    }
}
