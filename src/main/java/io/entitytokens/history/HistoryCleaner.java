package io.entitytokens.history;

import io.entitytokens.token.EntityEvent.Category;
import io.entitytokens.token.store.Store;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Removes what is older than the realm keeps its events. Any number of nodes may do it at once. */
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

    HistoryCleaner(KeycloakSessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Stops where the database does not answer; the next run begins anew. */
    void run() {
        KeycloakModelUtils.setTransactionLimit(sessions, TIME_LIMIT_SECONDS);
        try {
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
        int removed = BATCH;
        for (int i = 0; i < MAX_BATCHES && removed == BATCH; i++) {
            removed =
                    KeycloakModelUtils.runJobInTransactionWithResult(
                            sessions,
                            session ->
                                    session.getProvider(Store.class)
                                            .events()
                                            .deleteExpired(realmId, category, before, BATCH));
        }
    }
}
