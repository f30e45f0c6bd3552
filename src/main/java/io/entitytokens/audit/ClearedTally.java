package io.entitytokens.audit;

import io.entitytokens.nodes.OtherNodes;
import io.entitytokens.token.store.ClearedUses;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;

/**
 * Has the tallies of all nodes forget what they have counted of a realm whose events are cleared.
 */
final class ClearedTally {

    private static final Logger LOG = Logger.getLogger(ClearedTally.class);

    private final OtherNodes others = new OtherNodes("ENTITY_TOKEN_EVENTS_CLEARED");

    private final KeycloakSessionFactory sessions;
    private final EventTally tally;

    ClearedTally(KeycloakSessionFactory sessions, EventTally tally) {
        this.sessions = sessions;
        this.tally = tally;
    }

    void onEvent(ProviderEvent event) {
        if (event instanceof PostMigrationEvent) {
            KeycloakModelUtils.runJobInTransaction(
                    sessions, session -> others.listen(session, this::drop));
        } else if (event instanceof ClearedUses cleared) {
            drop(cleared.realmId());
            announce(cleared.realmId());
        }
    }

    private void drop(String realmId) {
        tally.drop(realmId, System.currentTimeMillis());
    }

    /** The events have been cleared, so nothing may be thrown. */
    private void announce(String realmId) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    sessions, session -> others.tell(session, realmId));
        } catch (RuntimeException e) {
            LOG.warnf(
                    e,
                    "Other nodes could not be told that events of entity tokens are cleared; what"
                            + " they have counted until now shows again within the hour");
        }
    }
}
