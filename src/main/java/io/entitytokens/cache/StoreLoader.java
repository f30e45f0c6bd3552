package io.entitytokens.cache;

import io.entitytokens.threads.WaitingRoom;
import io.entitytokens.token.store.LookupUnavailableException;
import io.entitytokens.token.store.Store;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Reads on behalf of the cache, so many at a time and no more: whoever makes up tokens by the
 * million gets neither the database's connections nor the server's threads. Only {@link
 * Loader#readAll} has no bound here: whoever calls it has one. Each read has a transaction of its
 * own, because that of the request may have begun before a change that the cache has been told of.
 */
final class StoreLoader {

    private static final Logger LOG = Logger.getLogger(StoreLoader.class);

    /** A read takes milliseconds, a server's first a second: what takes longer has no answer. */
    private static final int TIME_LIMIT_SECONDS = 3;

    /** In a flood, one transaction for what comes in between; without one, nobody gathers. */
    static final Duration GATHERING = Duration.ofMillis(5);

    private static final long LOG_INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();

    private final KeycloakSessionFactory sessions;
    private final int atOnce;
    private final Duration maxWait;
    private final Semaphore background;
    private final Executor executor;
    private final WaitingRoom room;
    private final ReadMetrics metrics = new ReadMetrics();
    private final AtomicLong loggedAt = new AtomicLong(System.nanoTime() - LOG_INTERVAL_NANOS);

    /**
     * @param atOnce how many reads of each kind with somebody who waits; and as many of all kinds
     *     without
     * @param maxWait for a turn
     * @param executor runs the latter
     * @param room of the requests that wait, of all kinds together
     */
    StoreLoader(
            KeycloakSessionFactory sessions,
            int atOnce,
            Duration maxWait,
            Executor executor,
            WaitingRoom room) {
        this.sessions = sessions;
        this.atOnce = atOnce;
        this.maxWait = maxWait;
        this.background = new Semaphore(atOnce);
        this.executor = executor;
        this.room = room;
    }

    /**
     * Reads of one kind.
     *
     * @param read several at once; what is not in its answer does not exist
     */
    <K, V> Loader<K, V> of(BiFunction<Store, Collection<K>, Map<K, V>> read) {
        Function<Collection<K>, Map<K, V>> now = keys -> now(store -> read.apply(store, keys));
        BatchLoader<K, V> batches =
                new BatchLoader<>(atOnce, maxWait, GATHERING, now, metrics::busy);
        return new Loader<>() {

            @Override
            public <T> T await(Supplier<T> reading) {
                return inTheWaitingRoom(reading);
            }

            @Override
            public Optional<V> read(K key) {
                return batches.read(key);
            }

            @Override
            public Map<K, V> readAll(Collection<K> keys) {
                return now.apply(keys);
            }

            @Override
            public void readInBackground(K key, Consumer<Optional<V>> then) {
                later(() -> then.accept(Optional.ofNullable(now.apply(List.of(key)).get(key))));
            }
        };
    }

    private <T> T inTheWaitingRoom(Supplier<T> reading) {
        if (!room.enter()) {
            metrics.busy();
            throw new LookupUnavailableException("Too many wait for the database");
        }
        try {
            return reading.get();
        } finally {
            room.leave();
        }
    }

    private void later(Runnable read) {
        if (!background.tryAcquire()) {
            return;
        }
        boolean accepted = false;
        try {
            executor.execute(
                    () -> {
                        try {
                            read.run();
                        } catch (LookupUnavailableException e) {
                            LOG.debug("What is remembered could not be read anew", e);
                        } finally {
                            background.release();
                        }
                    });
            accepted = true;
        } catch (RejectedExecutionException e) {
            LOG.debug("The server goes down, and nothing is read in the background", e);
        } finally {
            if (!accepted) {
                background.release();
            }
        }
    }

    private <T> T now(Function<Store, T> read) {
        try {
            AtomicReference<T> result = new AtomicReference<>();
            KeycloakModelUtils.runJobInTransactionWithTimeout(
                    sessions,
                    session -> result.set(read.apply(session.getProvider(Store.class))),
                    TIME_LIMIT_SECONDS);
            metrics.done();
            return result.get();
        } catch (RuntimeException e) {
            metrics.failed();
            warn(e);
            throw new LookupUnavailableException("Reading failed");
        }
    }

    /** Once a minute: while the database is away, every request comes by here. */
    private void warn(RuntimeException e) {
        long last = loggedAt.get();
        long now = System.nanoTime();
        if (now - last >= LOG_INTERVAL_NANOS && loggedAt.compareAndSet(last, now)) {
            LOG.warn("Entity tokens cannot be read; requests get 503 until they can", e);
        }
    }
}
