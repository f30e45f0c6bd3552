package io.entitytokens.jpa;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Removes what belongs to no realm any more, however much that is, in short transactions. Any
 * number of nodes may do it at once; what one leaves, because it ends, the next run of any finds.
 */
final class Removal {

    private static final Logger LOG = Logger.getLogger(Removal.class);

    /** Of one transaction, to a database that does not answer. */
    private static final int TIME_LIMIT_SECONDS = 30;

    /** Only what a node has left behind that ended, or has not this extension, is found so late. */
    private static final Duration SEARCH_INTERVAL = Duration.ofMinutes(15);

    private final KeycloakSessionFactory sessions;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private long nextSearch = System.nanoTime();
    private volatile boolean ending;

    Removal(KeycloakSessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * Tells what the next run begins with, so that it need not look for it.
     *
     * @param realmId what stands in the place of the realm's id
     */
    void tell(String realmId) {
        told.add(realmId);
    }

    /** Removes what it was told of; and all that there is, at the start and from time to time. */
    void run() {
        if (System.nanoTime() - nextSearch >= 0) {
            told.addAll(inTransaction(Remains::realmIds));
            nextSearch = System.nanoTime() + SEARCH_INTERVAL.toNanos();
        }
        for (String realmId : List.copyOf(told)) {
            told.remove(realmId);
            tryToRemove(realmId);
        }
    }

    /** Whoever runs ends with the transaction that it is at. */
    void end() {
        ending = true;
    }

    private void tryToRemove(String realmId) {
        try {
            if (!remove(realmId)) {
                tell(realmId);
            }
        } catch (RuntimeException e) {
            LOG.warnf(e, "What is left of %s could not be removed; it is tried again", realmId);
            tell(realmId);
        }
    }

    /**
     * @return whether nothing is left: somebody may hold something
     */
    private boolean remove(String realmId) {
        boolean whole = true;
        Object after = null;
        while (!ending) {
            Object from = after;
            Remains.Slice slice = inTransaction(remains -> remains.slice(realmId, from));
            if (slice.entityIds().isEmpty()) {
                return whole;
            }
            int went =
                    delete(slice.tokenIds(), ids -> remains -> remains.deleteTokens(slice, ids))
                            + delete(
                                    slice.eventIds(),
                                    ids -> remains -> remains.deleteEvents(slice, ids));
            boolean cut = slice.isCut();
            int entities =
                    cut || ending ? 0 : inTransaction(remains -> remains.deleteEntities(slice));
            whole = whole && (cut || entities == slice.entityIds().size());
            if (!cut || went == 0) {
                whole = whole && !cut;
                after = slice.last();
            }
        }
        return false;
    }

    private int delete(List<String> ids, Function<List<String>, ToIntFunction<Remains>> statement) {
        return IntStream.iterate(0, from -> from < ids.size(), from -> from + Remains.ROWS)
                .mapToObj(from -> ids.subList(from, Math.min(from + Remains.ROWS, ids.size())))
                .takeWhile(chunk -> !ending)
                .mapToInt(
                        chunk ->
                                inTransaction(
                                        remains -> statement.apply(chunk).applyAsInt(remains)))
                .sum();
    }

    private <T> T inTransaction(Function<Remains, T> work) {
        AtomicReference<T> result = new AtomicReference<>();
        KeycloakModelUtils.runJobInTransactionWithTimeout(
                sessions,
                session -> result.set(work.apply(new Remains(entityManager(session)))),
                TIME_LIMIT_SECONDS);
        return result.get();
    }

    private static EntityManager entityManager(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
