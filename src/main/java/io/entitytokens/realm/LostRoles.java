package io.entitytokens.realm;

import io.entitytokens.realm.guard.NewRealms;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleContainerModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Makes the management roles again as they have to be, where one of them, or of those that they
 * contain or stand in, was removed: partial import removes roles and makes them anew without what
 * they contained. It happens right after the transaction, as at a start, and not in the name of the
 * admin who calls: the guard would find that they hand out what they do not hold.
 */
final class LostRoles extends AbstractKeycloakTransaction {

    private static final Logger LOG = Logger.getLogger(LostRoles.class);
    private static final String ATTRIBUTE = LostRoles.class.getName();

    private final KeycloakSessionFactory factory;
    private final Set<String> realmIds = new LinkedHashSet<>();

    private LostRoles(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    static void removed(KeycloakSession session, RoleModel role) {
        RoleContainerModel container = role.getContainer();
        if (container instanceof ClientModel client) {
            new ManagementRoles(session)
                    .managedRealm(client)
                    .ifPresent(realm -> of(session).realmIds.add(realm.getId()));
        } else if (container instanceof RealmModel realm
                && AdminRealm.is(realm)
                && AdminRoles.ADMIN.equals(role.getName())) {
            session.realms()
                    .getRealmsStream()
                    .forEach(managed -> of(session).realmIds.add(managed.getId()));
        }
    }

    private static LostRoles of(KeycloakSession session) {
        LostRoles lost = session.getAttribute(ATTRIBUTE, LostRoles.class);
        if (lost == null) {
            lost = new LostRoles(session.getKeycloakSessionFactory());
            session.setAttribute(ATTRIBUTE, lost);
            session.getTransactionManager().enlistAfterCompletion(lost);
        }
        return lost;
    }

    /** What has happened has happened: the next start tries again. */
    @Override
    protected void commitImpl() {
        for (String realmId : realmIds) {
            try {
                KeycloakModelUtils.runJobInTransaction(factory, now -> settle(now, realmId));
            } catch (RuntimeException e) {
                LOG.errorf(
                        e,
                        "Could not settle the entity roles of realm %s; the next start tries again",
                        realmId);
            }
        }
    }

    private static void settle(KeycloakSession session, String realmId) {
        Optional.ofNullable(session.realms().getRealm(realmId))
                .ifPresent(
                        realm -> {
                            session.getContext().setRealm(realm);
                            NewRealms.note(session, realm);
                            new ManagementRoles(session).ensureAll(realm);
                        });
    }

    @Override
    protected void rollbackImpl() {}
}
