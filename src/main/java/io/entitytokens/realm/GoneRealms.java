package io.entitytokens.realm;

import io.entitytokens.token.EntityStore;
import io.entitytokens.token.Store;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Realms that a node without this extension has removed, and whose entities it has left. */
final class GoneRealms {

    private static final Logger LOG = Logger.getLogger(GoneRealms.class);

    private GoneRealms() {}

    /** A new realm that has the id of one of them has none of its entities. */
    static void clear(Store store, RealmModel created) {
        EntityStore entities = store.entities();
        if (entities.count(new EntityStore.Filter(created.getId(), null, false, null)) > 0) {
            entities.deleteAll(created.getId());
        }
    }

    /** Removes their entities, a transaction each. */
    static void removeAll(KeycloakSessionFactory factory) {
        List<String> gone =
                KeycloakModelUtils.runJobInTransactionWithResult(
                        factory, session -> entities(session).idsOfGoneRealms());
        for (String realmId : gone) {
            KeycloakModelUtils.runJobInTransaction(factory, session -> remove(session, realmId));
        }
    }

    private static void remove(KeycloakSession session, String realmId) {
        EntityStore entities = entities(session);
        // It may have come back meanwhile.
        if (entities.idsOfGoneRealms().contains(realmId)) {
            LOG.infof("Realm %s went while the extension was away: its entities go too", realmId);
            entities.deleteAll(realmId);
        }
    }

    private static EntityStore entities(KeycloakSession session) {
        return session.getProvider(Store.class).entities();
    }
}
