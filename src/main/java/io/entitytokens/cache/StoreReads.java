package io.entitytokens.cache;

import io.entitytokens.token.LookupUnavailableException;
import io.entitytokens.token.Store;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Reads on behalf of the cache, so many at a time and no more: whoever makes up tokens by the
 * million gets neither the database's connections nor the server's threads. Each read has a
 * transaction of its own, because that of the request may have begun before a change that the cache
 * has been told of.
 */
final class StoreReads {

    private static final Logger LOG = Logger.getLogger(StoreReads.class);

    private static final long LOG_INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();

    private final KeycloakSessionFactory sessions;
    private final Turns turns;
    private final ReadMetrics metrics = new ReadMetrics();
    private final AtomicLong loggedAt = new AtomicLong(System.nanoTime() - LOG_INTERVAL_NANOS);

    StoreReads(KeycloakSessionFactory sessions, Turns turns) {
        this.sessions = sessions;
        this.turns = turns;
    }

    /**
     * @throws LookupUnavailableException if too many read already, or reading fails
     */
    <T> T read(Function<Store, T> read) {
        if (!turns.take()) {
            metrics.busy();
            throw new LookupUnavailableException("Too many reads at once");
        }
        try {
            T result =
                    KeycloakModelUtils.runJobInTransactionWithResult(
                            sessions, session -> read.apply(session.getProvider(Store.class)));
            metrics.done();
            return result;
        } catch (RuntimeException e) {
            metrics.failed();
            warn(e);
            throw new LookupUnavailableException("Reading failed");
        } finally {
            turns.giveBack();
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
