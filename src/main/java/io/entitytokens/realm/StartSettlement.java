package io.entitytokens.realm;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Settles the realms at a start of the server, a transaction each. Nodes that start together may
 * both make a role: the one that comes second finds it made when it looks again.
 */
final class StartSettlement {

    private static final Logger LOG = Logger.getLogger(StartSettlement.class);

    private final KeycloakSessionFactory factory;
    private final BiConsumer<KeycloakSession, RealmModel> settle;

    StartSettlement(
            KeycloakSessionFactory factory, BiConsumer<KeycloakSession, RealmModel> settle) {
        this.factory = factory;
        this.settle = settle;
    }

    /** Settles every realm. */
    void ofAll() {
        run(allRealms());
    }

    /** Settles the realms in which something is missing; all, where that cannot be told. */
    void ofUnsettled() {
        run(unsettledRealms());
    }

    private void run(Collection<String> realmIds) {
        if (!realmIds.isEmpty()) {
            LOG.infof("Settling the entity roles of realms: %d", realmIds.size());
        }
        for (String realmId : realmIds) {
            RuntimeException failure = tryToSettle(realmId);
            failure = failure == null ? null : tryToSettle(realmId);
            if (failure != null) {
                LOG.errorf(
                        failure,
                        "Could not settle the entity roles of realm %s; the next start tries again",
                        realmId);
            }
        }
    }

    private Collection<String> unsettledRealms() {
        try {
            return KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> UnsettledRealms.ids(entityManager(session)));
        } catch (RuntimeException e) {
            LOG.warn("Each realm is looked at for missing entity roles, which takes long", e);
            return allRealms();
        }
    }

    private Collection<String> allRealms() {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> session.realms().getRealmsStream().map(RealmModel::getId).toList());
    }

    /**
     * @return why it could not be done, or null
     */
    private RuntimeException tryToSettle(String realmId) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    factory,
                    session -> {
                        RealmModel realm = session.realms().getRealm(realmId);
                        if (realm != null) {
                            session.getContext().setRealm(realm);
                            settle.accept(session, realm);
                        }
                    });
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    private static EntityManager entityManager(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
