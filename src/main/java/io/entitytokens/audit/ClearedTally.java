package io.entitytokens.audit;

import io.entitytokens.token.store.ClearedUses;
import org.jboss.logging.Logger;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.keys.infinispan.PublicKeyStorageInvalidationEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;

/**
 * Has the tallies of all nodes forget what they have counted of a realm whose events are cleared.
 *
 * <p>An event class of our own could not be read by nodes without this extension; so it travels in
 * one of Keycloak's that carries a text, under a key to which nobody else listens.
 */
final class ClearedTally {

    private static final Logger LOG = Logger.getLogger(ClearedTally.class);

    private static final String KEY = "ENTITY_TOKEN_EVENTS_CLEARED";

    private final KeycloakSessionFactory sessions;
    private final EventTally tally;

    ClearedTally(KeycloakSessionFactory sessions, EventTally tally) {
        this.sessions = sessions;
        this.tally = tally;
    }

    void onEvent(ProviderEvent event) {
        if (event instanceof PostMigrationEvent) {
            KeycloakModelUtils.runJobInTransaction(sessions, this::listen);
        } else if (event instanceof ClearedUses cleared) {
            drop(cleared.realmId());
            announce(cleared.realmId());
        }
    }

    private void listen(KeycloakSession session) {
        session.getProvider(ClusterProvider.class)
                .registerListener(
                        KEY,
                        event -> {
                            if (event instanceof PublicKeyStorageInvalidationEvent told) {
                                drop(told.getCacheKey());
                            }
                        });
    }

    private void drop(String realmId) {
        tally.drop(realmId, System.currentTimeMillis());
    }

    /** The events have been cleared, so nothing may be thrown. */
    private void announce(String realmId) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    sessions,
                    session ->
                            session.getProvider(ClusterProvider.class)
                                    .notify(
                                            KEY,
                                            PublicKeyStorageInvalidationEvent.create(realmId),
                                            true));
        } catch (RuntimeException e) {
            LOG.warnf(
                    e,
                    "Other nodes could not be told that events of entity tokens are cleared; what"
                            + " they have counted until now shows again within the hour");
        }
    }
}
