package io.entitytokens.cache;

import io.entitytokens.token.store.LookupUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads so many at a time and no more, and whoever has a turn reads for all who wait: a transaction
 * costs many times what a row does. Whoever calls it bounds how many wait.
 */
final class BatchLoader<K, V> {

    private final Semaphore turns;
    private final Duration maxWait;
    private final Duration gathering;
    private final Function<Collection<K>, Map<K, V>> read;
    private final Runnable busy;
    private final ConcurrentLinkedQueue<Wanted<K, V>> waiting = new ConcurrentLinkedQueue<>();

    /**
     * @param atOnce how many reads at a time
     * @param maxWait for a turn, or for another thread that reads it
     * @param gathering how much longer whoever waited for a turn waits before it reads, so that
     *     others can come along
     * @param read what is not in its answer does not exist
     * @param busy called for each whose turn never came
     */
    BatchLoader(
            int atOnce,
            Duration maxWait,
            Duration gathering,
            Function<Collection<K>, Map<K, V>> read,
            Runnable busy) {
        this.turns = new Semaphore(atOnce);
        this.maxWait = maxWait;
        this.gathering = gathering;
        this.read = read;
        this.busy = busy;
    }

    /**
     * What a thread waits for.
     *
     * @param answer null if the turn is handed to the one who waits; cancelled if reading failed,
     *     or by the one who waited, for too long
     */
    private record Wanted<K, V>(K key, CompletableFuture<Optional<V>> answer) {}

    /**
     * @throws LookupUnavailableException if its turn does not come soon enough, or reading fails
     */
    Optional<V> read(K key) {
        Wanted<K, V> mine = new Wanted<>(key, new CompletableFuture<>());
        if (turns.tryAcquire()) {
            return readWithAllWhoWait(mine);
        }
        waiting.add(mine);
        handOnIfFree();
        Optional<V> answer = await(mine);
        if (answer != null) {
            return answer;
        }
        LockSupport.parkNanos(gathering.toNanos());
        return readWithAllWhoWait(mine);
    }

    /**
     * @return null if it is this thread's turn
     */
    private Optional<V> await(Wanted<K, V> mine) {
        boolean answered = false;
        try {
            Optional<V> answer = mine.answer().get(maxWait.toNanos(), TimeUnit.NANOSECONDS);
            answered = true;
            return answer;
        } catch (TimeoutException e) {
            throw waiting.remove(mine) ? tooMany() : notRead();
        } catch (CancellationException | ExecutionException e) {
            throw notRead();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notRead();
        } finally {
            if (!answered) {
                leave(mine);
            }
        }
    }

    /** Hands a turn on that was handed over while its new owner gave up. */
    private void leave(Wanted<K, V> mine) {
        if (!mine.answer().cancel(false) && mine.answer().join() == null) {
            handOn();
        }
    }

    private static LookupUnavailableException notRead() {
        return new LookupUnavailableException("Whoever reads it has not succeeded");
    }

    private LookupUnavailableException tooMany() {
        busy.run();
        return new LookupUnavailableException("Too many reads at once");
    }

    /** For who has a turn, which is handed on afterwards, whatever happens. */
    private Optional<V> readWithAllWhoWait(Wanted<K, V> mine) {
        try {
            List<Wanted<K, V>> batch = new ArrayList<>(List.of(mine));
            for (Wanted<K, V> next = waiting.poll(); next != null; next = waiting.poll()) {
                batch.add(next);
            }
            return Optional.ofNullable(readFor(batch).get(mine.key()));
        } finally {
            handOn();
        }
    }

    private Map<K, V> readFor(List<Wanted<K, V>> batch) {
        try {
            Map<K, V> found =
                    read.apply(batch.stream().map(Wanted::key).collect(Collectors.toSet()));
            batch.forEach(
                    wanted ->
                            wanted.answer().complete(Optional.ofNullable(found.get(wanted.key()))));
            return found;
        } finally {
            batch.forEach(wanted -> wanted.answer().cancel(false));
        }
    }

    /** To whoever has waited longest; else it is free. */
    private void handOn() {
        for (Wanted<K, V> next = waiting.poll(); next != null; next = waiting.poll()) {
            if (next.answer().complete(null)) {
                return;
            }
        }
        turns.release();
        handOnIfFree();
    }

    /** Who began to wait just before a turn became free has not been seen, and does not see it. */
    private void handOnIfFree() {
        if (!waiting.isEmpty() && turns.tryAcquire()) {
            handOn();
        }
    }
}
