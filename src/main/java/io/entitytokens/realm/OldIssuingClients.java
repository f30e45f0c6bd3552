package io.entitytokens.realm;

import io.entitytokens.token.store.Store;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Issuing clients of releases that told them by a mark on the client, and by nothing else. */
final class OldIssuingClients {

    private static final Logger LOG = Logger.getLogger(OldIssuingClients.class);

    private OldIssuingClients() {}

    /** Once, at the first start with the table: what it does not find then is never ours. */
    static void adopt(KeycloakSessionFactory factory) {
        KeycloakModelUtils.runJobInTransactionWithResult(
                        factory,
                        session ->
                                session.getProvider(Store.class).issuingClients().unsettledRealms())
                .forEach(realmId -> tryToAdopt(factory, realmId));
    }

    /** A realm in which it fails does not keep the others from what is theirs. */
    private static void tryToAdopt(KeycloakSessionFactory factory, String realmId) {
        try {
            adopt(factory, realmId);
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "The issuing client of realm %s is not known: nothing is issued there. The next"
                            + " start tries again",
                    realmId);
        }
    }

    private static void adopt(KeycloakSessionFactory factory, String realmId) {
        KeycloakModelUtils.runJobInTransaction(
                factory,
                session -> {
                    RealmModel realm = session.realms().getRealm(realmId);
                    if (realm != null) {
                        new IssuingClientSetup(session, realm).adoptOld();
                    }
                });
    }
}
