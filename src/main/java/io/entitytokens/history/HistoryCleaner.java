package io.entitytokens.history;

import io.entitytokens.token.EntityEvent.Category;
import io.entitytokens.token.store.Store;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Removes what is older than the realm keeps its events, or what it has cleared. Any number of
 * nodes may do it at once.
 */
final class HistoryCleaner {

    private static final Logger LOG = Logger.getLogger(HistoryCleaner.class);

    /** Rows of one transaction: locks on them are short. */
    private static final int BATCH = 500;

    /** Of one realm and run: the others have their turn, and the next run goes on. */
    private static final int MAX_BATCHES = 100;

    private static final long SECOND = 1000;

    /** Of one transaction, to a database that does not answer. */
    private static final int TIME_LIMIT_SECONDS = 30;

    private final KeycloakSessionFactory sessions;

    private final ClearedRealms cleared = new ClearedRealms(Clock.systemUTC());

    HistoryCleaner(KeycloakSessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Has the next runs remove, too, from where the realm's tokens were used until now. */
    void clearNetworks(String realmId) {
        cleared.add(realmId);
    }

    /** Stops where the database does not answer; the next run begins anew. */
    void run() {
        KeycloakModelUtils.setTransactionLimit(sessions, TIME_LIMIT_SECONDS);
        try {
            cleared.removeAll(this::removeNetworks);
            realmIds().forEach(this::clean);
        } catch (RuntimeException e) {
            LOG.warn("Could not remove expired events of entities", e);
        } finally {
            KeycloakModelUtils.setTransactionLimit(sessions, 0);
        }
    }

    private List<String> realmIds() {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                sessions, session -> session.getProvider(Store.class).events().realmIds());
    }

    private void clean(String realmId) {
        try {
            expirations(realmId).forEach((category, seconds) -> clean(realmId, category, seconds));
        } catch (RuntimeException e) {
            LOG.warnf(e, "Could not remove expired events of entities of realm %s", realmId);
        }
    }

    /** In seconds; what never expires is left out. */
    private Map<Category, Long> expirations(String realmId) {
        Map<Category, Long> expirations = new EnumMap<>(Category.class);
        KeycloakModelUtils.runJobInTransaction(
                sessions,
                session -> {
                    RealmModel realm = session.realms().getRealm(realmId);
                    if (realm != null) {
                        expirations.put(Category.USE, realm.getEventsExpiration());
                        expirations.put(
                                Category.ADMIN, realm.getAttribute("adminEventsExpiration", 0L));
                    }
                });
        expirations.values().removeIf(seconds -> seconds <= 0);
        return expirations;
    }

    private void clean(String realmId, Category category, long seconds) {
        long before = System.currentTimeMillis() - seconds * SECOND;
        inBatches(store -> store.events().deleteExpired(realmId, category, before, BATCH));
        if (category == Category.USE) {
            inBatches(store -> store.networks().removeExpired(realmId, before, BATCH));
        }
    }

    /**
     * Of a token whose row somebody holds, they go the next time.
     *
     * @return whether there are none left
     */
    private boolean removeNetworks(String realmId, long before) {
        try {
            return removeAllNetworks(realmId, before);
        } catch (RuntimeException e) {
            LOG.warnf(e, "Could not remove the addresses of tokens of realm %s", realmId);
            return false;
        }
    }

    private boolean removeAllNetworks(String realmId, long before) {
        inBatches(store -> store.networks().removeExpired(realmId, before, BATCH));
        return KeycloakModelUtils.runJobInTransactionWithResult(
                sessions,
                session ->
                        !session.getProvider(Store.class).networks().hasExpired(realmId, before));
    }

    /**
     * @param work gives how many rows it has removed
     */
    private void inBatches(ToIntFunction<Store> work) {
        int removed = BATCH;
        for (int i = 0; i < MAX_BATCHES && removed == BATCH; i++) {
            removed =
                    KeycloakModelUtils.runJobInTransactionWithResult(
                            sessions, session -> work.applyAsInt(session.getProvider(Store.class)));
        }
    }
}
