package io.entitytokens.cache;

import io.entitytokens.token.LookupUnavailableException;
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
 * costs many times what a row does. A few more may wait for a moment; nobody else.
 */
final class Batches<K, V> {

    /** As many may wait, for each read at a time: all of them hold a thread of the server. */
    private static final int WAITING_PER_TURN = 16;

    /**
     * Who has to wait anyway waits for so long more, so that others can come along: in a flood, a
     * third of the transactions.
     */
    private static final long GATHERING_NANOS = Duration.ofMillis(5).toNanos();

    private final Semaphore turns;
    private final int maxWaiting;
    private final Duration maxWait;
    private final Function<Collection<K>, Map<K, V>> read;
    private final Runnable busy;
    private final ConcurrentLinkedQueue<Wanted<K, V>> waiting = new ConcurrentLinkedQueue<>();

    /**
     * @param atOnce how many reads at a time
     * @param maxWait for a turn, or for another thread that reads it
     * @param read what is not in its answer does not exist
     * @param busy called for each whose turn never came
     */
    Batches(int atOnce, Duration maxWait, Function<Collection<K>, Map<K, V>> read, Runnable busy) {
        this.turns = new Semaphore(atOnce);
        this.maxWaiting = atOnce * WAITING_PER_TURN;
        this.maxWait = maxWait;
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
     * @throws LookupUnavailableException if too many wait already, or reading fails
     */
    Optional<V> read(K key) {
        Wanted<K, V> mine = new Wanted<>(key, new CompletableFuture<>());
        if (turns.tryAcquire()) {
            return readWithAllWhoWait(mine);
        }
        if (waiting.size() >= maxWaiting) {
            throw tooMany();
        }
        waiting.add(mine);
        handOnIfFree();
        Optional<V> answer = await(mine);
        if (answer != null) {
            return answer;
        }
        LockSupport.parkNanos(GATHERING_NANOS);
        return readWithAllWhoWait(mine);
    }

    /**
     * @return null if it is this thread's turn
     */
    private Optional<V> await(Wanted<K, V> mine) {
        try {
            return mine.answer().get(maxWait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | InterruptedException e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            if (!mine.answer().cancel(false)) {
                // In the last moment: a turn that is handed over must not be lost.
                return answered(mine);
            }
            if (waiting.remove(mine)) {
                throw tooMany();
            }
            throw new LookupUnavailableException("Whoever reads it has not succeeded");
        } catch (CancellationException | ExecutionException e) {
            throw new LookupUnavailableException("Whoever reads it has not succeeded");
        }
    }

    private static <V> Optional<V> answered(Wanted<?, V> wanted) {
        try {
            return wanted.answer().join();
        } catch (CancellationException e) {
            throw new LookupUnavailableException("Whoever reads it has not succeeded");
        }
    }

    private LookupUnavailableException tooMany() {
        busy.run();
        return new LookupUnavailableException("Too many reads at once");
    }

    /** For who has a turn, which is handed on afterwards. */
    private Optional<V> readWithAllWhoWait(Wanted<K, V> mine) {
        List<Wanted<K, V>> batch = new ArrayList<>(List.of(mine));
        try {
            for (Wanted<K, V> next = waiting.poll(); next != null; next = waiting.poll()) {
                batch.add(next);
            }
            Map<K, V> found =
                    read.apply(batch.stream().map(Wanted::key).collect(Collectors.toSet()));
            batch.forEach(
                    wanted ->
                            wanted.answer().complete(Optional.ofNullable(found.get(wanted.key()))));
            return Optional.ofNullable(found.get(mine.key()));
        } finally {
            batch.forEach(wanted -> wanted.answer().cancel(false));
            handOn();
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
