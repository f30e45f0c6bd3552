package io.entitytokens.realm;

import java.util.LinkedHashSet;
import java.util.Set;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Follows issuing clients that are removed. Partial import removes a client and makes one of the
 * same id in one transaction: that one takes over when the transaction is about to commit. A client
 * that is made later is somebody else's.
 */
final class Succession extends AbstractKeycloakTransaction {

    private static final String ATTRIBUTE = Succession.class.getName();

    private final KeycloakSession session;
    private final Set<String> realmIds = new LinkedHashSet<>();

    private Succession(KeycloakSession session) {
        this.session = session;
    }

    /** The issuing client goes: the realm has none now. */
    static void removed(KeycloakSession session, ClientModel client) {
        of(session).realmIds.add(client.getRealm().getId());
    }

    /** A realm goes: one that comes in its place has nothing of it. */
    static void removed(KeycloakSession session, RealmModel realm) {
        Succession succession = session.getAttribute(ATTRIBUTE, Succession.class);
        if (succession != null) {
            succession.realmIds.remove(realm.getId());
        }
    }

    private static Succession of(KeycloakSession session) {
        Succession succession = session.getAttribute(ATTRIBUTE, Succession.class);
        if (succession == null) {
            succession = new Succession(session);
            session.setAttribute(ATTRIBUTE, succession);
            session.getTransactionManager().enlistPrepare(succession);
        }
        return succession;
    }

    @Override
    protected void commitImpl() {
        for (String realmId : realmIds) {
            RealmModel realm = session.realms().getRealm(realmId);
            if (realm != null) {
                MadeClients.find(session, realmId, IssuingClient.CLIENT_ID)
                        .ifPresent(new IssuingClientSetup(session, realm)::succeed);
            }
        }
    }

    @Override
    protected void rollbackImpl() {}
}
