package io.entitytokens.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Reads for requests that hold no thread meanwhile: one read at a time, for all that have come by
 * then. So a flood of tokens that nobody has shares one thread and one connection.
 */
final class UnheldReads<K> {

    private static final Logger LOG = Logger.getLogger(UnheldReads.class);

    /** Keys of one read: what one statement takes. */
    private static final int AT_ONCE = 256;

    private final int capacity;
    private final Semaphore places;
    private final Duration patience;
    private final Duration gathering;
    private final Executor executor;
    private final Function<Set<K>, Set<K>> read;
    private final ConcurrentLinkedQueue<Wanted<K>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean reading = new AtomicBoolean();

    /**
     * What somebody waits for.
     *
     * @param since when, in nanoseconds
     */
    private record Wanted<K>(K key, long since, Consumer<Boolean> then) {}

    /**
     * @param capacity how many may wait
     * @param patience for whoever has waited longer, nothing is read
     * @param gathering how long the next read waits for others to come along, if a few came during
     *     the one before
     * @param executor runs all reads, and what is told then
     * @param read of several at once, tells which do not exist; may fail
     */
    UnheldReads(
            int capacity,
            Duration patience,
            Duration gathering,
            Executor executor,
            Function<Set<K>, Set<K>> read) {
        this.capacity = capacity;
        this.places = new Semaphore(capacity);
        this.patience = patience;
        this.gathering = gathering;
        this.executor = executor;
        this.read = read;
    }

    /**
     * Asks for a key, and does not wait.
     *
     * @param then told once whether the key was read and does not exist, whatever has become of the
     *     read; perhaps never if the server goes down
     * @return false if too many wait, or nothing can be read; then nothing is told
     */
    boolean ask(K key, Consumer<Boolean> then) {
        if (!places.tryAcquire()) {
            beginIfNobodyReads();
            return false;
        }
        Wanted<K> mine = new Wanted<>(key, System.nanoTime(), then);
        waiting.add(mine);
        if (reading.compareAndSet(false, true) && !begin()) {
            return !takeBack(mine);
        }
        return true;
    }

    /** All may wait for a reader that could not begin. */
    private void beginIfNobodyReads() {
        if (reading.compareAndSet(false, true)) {
            begin();
        }
    }

    /**
     * @return false if the server goes down, or has no thread left
     */
    private boolean begin() {
        try {
            executor.execute(this::readAll);
            return true;
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            LOG.debug("Nothing can be read", e);
            reading.set(false);
            return false;
        }
    }

    /**
     * @return false if somebody reads it after all
     */
    private boolean takeBack(Wanted<K> mine) {
        boolean isBack = waiting.remove(mine);
        if (isBack) {
            places.release();
        }
        return isBack;
    }

    private void readAll() {
        boolean hasEnded = false;
        try {
            readBatch();
            while (!isDone()) {
                gather();
                readBatch();
            }
            hasEnded = true;
        } finally {
            if (!hasEnded && !isDone()) {
                begin();
            }
        }
    }

    /** Who came when this was about to end has not begun a read, and has to be seen. */
    private boolean isDone() {
        if (!waiting.isEmpty()) {
            return false;
        }
        reading.set(false);
        return waiting.isEmpty() || !reading.compareAndSet(false, true);
    }

    private void gather() {
        if (capacity - places.availablePermits() < AT_ONCE) {
            LockSupport.parkNanos(gathering.toNanos());
        }
    }

    private void readBatch() {
        List<Wanted<K>> batch = new ArrayList<>();
        Set<K> none = new HashSet<>();
        try {
            Set<K> keys = nextKeys(batch);
            if (!keys.isEmpty()) {
                none.addAll(read.apply(keys));
            }
        } catch (RuntimeException e) {
            LOG.debug("Nothing was read", e);
        } finally {
            places.release(batch.size());
            batch.forEach(wanted -> tell(wanted, none.contains(wanted.key())));
        }
    }

    /**
     * The keys of the next read.
     *
     * @param batch takes all who are told afterwards, also those who have waited too long
     */
    private Set<K> nextKeys(List<Wanted<K>> batch) {
        Set<K> keys = new HashSet<>();
        long oldest = System.nanoTime() - patience.toNanos();
        while (keys.size() < AT_ONCE) {
            Wanted<K> next = waiting.poll();
            if (next == null) {
                break;
            }
            batch.add(next);
            if (next.since() - oldest >= 0) {
                keys.add(next.key());
            }
        }
        return keys;
    }

    private static <K> void tell(Wanted<K> wanted, boolean isNone) {
        try {
            wanted.then().accept(isNone);
        } catch (RuntimeException e) {
            LOG.debug("Nobody hears what was read", e);
        }
    }
}
