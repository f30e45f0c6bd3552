package io.entitytokens.realm.guard;

import io.entitytokens.realm.ManagementRoles.Grant;
import io.entitytokens.threads.WaitingRoom;
import io.entitytokens.token.store.LookupUnavailableException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.AdminRoot;
import org.keycloak.services.resources.admin.fgap.AdminPermissions;

/**
 * The admin whose bearer token the request carries, as they were before the request changed
 * anything. A session of its own sees what is committed, and nothing that the request has written.
 */
final class ActingAdmin {

    private static final Logger LOG = Logger.getLogger(ActingAdmin.class);
    private static final String ATTRIBUTE = ActingAdmin.class.getName();

    private ActingAdmin() {}

    /**
     * Which of these roles the caller holds; none of them if the caller cannot be determined.
     *
     * @throws LookupUnavailableException if no second connection to the database is to be had
     */
    static Set<Grant> held(KeycloakSession session, Set<Grant> grants) {
        WaitingRoom room = WaitingRoom.forSecondConnections();
        if (!room.enter()) {
            throw new LookupUnavailableException("Too many ask what an admin holds");
        }
        try {
            return KeycloakModelUtils.runJobInTransactionWithResult(
                    session.getKeycloakSessionFactory(), before -> heldBefore(before, grants));
        } catch (RuntimeException e) {
            LOG.debug("No caller is found for a role that is handed out: it is refused", e);
            if (isOfTheDatabase(e)) {
                throw new LookupUnavailableException("Reading what an admin holds failed");
            }
            return Set.of();
        } finally {
            room.leave();
        }
    }

    private static boolean isOfTheDatabase(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(SQLException.class::isInstance);
    }

    /** Whether this is the session that looks the caller up: nothing that it writes will last. */
    static boolean isLookedUpBy(KeycloakSession session) {
        return session.getAttribute(ATTRIBUTE) != null;
    }

    private static Set<Grant> heldBefore(KeycloakSession before, Set<Grant> grants) {
        before.setAttribute(ATTRIBUTE, true);
        before.getTransactionManager().setRollbackOnly();
        AdminAuth admin = AdminRoot.authenticateRealmAdminRequest(before);
        return grants.stream()
                .filter(grant -> holds(before, admin, grant))
                .collect(Collectors.toSet());
    }

    private static boolean holds(KeycloakSession before, AdminAuth admin, Grant grant) {
        RealmModel realm = before.realms().getRealm(grant.realm().getId());
        if (realm == null) {
            return false;
        }
        before.getContext().setRealm(realm);
        return AdminPermissions.evaluator(before, realm, admin)
                        .hasOneAdminRole(grant.role().roleName())
                && grant.role().isHeldBy(admin.getUser(), admin.getRealm(), realm);
    }
}
