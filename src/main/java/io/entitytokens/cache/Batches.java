package io.entitytokens.cache;

import io.entitytokens.token.LookupUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads in turn, and whoever has the turn reads for all who wait for one: a transaction costs many
 * times what a row does.
 */
final class Batches<K, V> {

    private final Turns turns;
    private final Duration maxWait;
    private final Function<Collection<K>, Map<K, V>> read;
    private final Runnable busy;
    private final ConcurrentLinkedQueue<Wanted<K, V>> waiting = new ConcurrentLinkedQueue<>();

    /**
     * @param maxWait for a turn, or for another thread that reads it, taken together
     * @param read what is not in its answer does not exist
     * @param busy called for each that has waited in vain
     */
    Batches(Turns turns, Duration maxWait, Function<Collection<K>, Map<K, V>> read, Runnable busy) {
        this.busy = busy;
        this.turns = turns;
        this.maxWait = maxWait;
        this.read = read;
    }

    private record Wanted<K, V>(K key, CompletableFuture<Optional<V>> answer) {}

    /**
     * @throws LookupUnavailableException if too many wait already, or reading fails
     */
    Optional<V> read(K key) {
        long begin = System.nanoTime();
        Wanted<K, V> mine = new Wanted<>(key, new CompletableFuture<>());
        waiting.add(mine);
        if (turns.take()) {
            try {
                if (!mine.answer().isDone()) {
                    readWaiting();
                }
            } finally {
                turns.giveBack();
            }
        } else if (waiting.remove(mine)) {
            busy.run();
            throw new LookupUnavailableException("Too many reads at once");
        }
        // Unless this thread has read it, another one has taken it along.
        return Promises.await(mine.answer(), maxWait.minusNanos(System.nanoTime() - begin));
    }

    private void readWaiting() {
        List<Wanted<K, V>> batch = new ArrayList<>();
        for (Wanted<K, V> next = waiting.poll(); next != null; next = waiting.poll()) {
            batch.add(next);
        }
        if (batch.isEmpty()) {
            return;
        }
        try {
            Map<K, V> found =
                    read.apply(batch.stream().map(Wanted::key).collect(Collectors.toSet()));
            batch.forEach(
                    wanted ->
                            wanted.answer().complete(Optional.ofNullable(found.get(wanted.key()))));
        } catch (LookupUnavailableException e) {
            // Said below to those whom it concerns: another thread may be reading what this one
            // wants.
        } finally {
            batch.forEach(wanted -> wanted.answer().cancel(false));
        }
    }
}
