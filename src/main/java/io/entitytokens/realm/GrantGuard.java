package io.entitytokens.realm;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.HttpMethod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.AdminRoot;
import org.keycloak.services.resources.admin.fgap.AdminPermissions;

/**
 * Sees to it that no admin hands out a management role that they do not hold. Keycloak guards only
 * its own admin roles, and has no hook that could refuse: so each row is judged before it is
 * written, when nobody has gained anything by it yet, and a refusal takes effect when the request's
 * transaction is about to commit. It rolls everything back.
 */
final class GrantGuard extends AbstractKeycloakTransaction {

    private static final Logger LOG = Logger.getLogger(GrantGuard.class);
    private static final String ATTRIBUTE = GrantGuard.class.getName();
    private static final String ADMIN_API = "/admin/realms";
    private static final Pattern SYNCHRONISATION =
            Pattern.compile("/admin/realms/[^/]+/user-storage/[^/]+/(mappers/[^/]+/)?sync/*$");
    private static final String NEW_REALMS = ATTRIBUTE + ".newRealms";

    private final KeycloakSession session;
    private final List<Handout> toBeJudged = new ArrayList<>();
    private AdminAuth admin;
    private boolean refused;

    private GrantGuard(KeycloakSession session) {
        this.session = session;
    }

    /** Judges what a request is about to hand out. */
    static void judge(KeycloakSession session, Handout handout) {
        if (isAdminActing(session)) {
            of(session).judge(handout);
        }
    }

    /** As {@link #judge}, at the end of the request, for where nothing can be read meanwhile. */
    static void judgeLater(KeycloakSession session, Handout handout) {
        if (isAdminActing(session)) {
            of(session).toBeJudged.add(handout);
        }
    }

    private static GrantGuard of(KeycloakSession session) {
        GrantGuard guard = session.getAttribute(ATTRIBUTE, GrantGuard.class);
        if (guard == null) {
            guard = new GrantGuard(session);
            session.setAttribute(ATTRIBUTE, guard);
            session.getTransactionManager().enlistPrepare(guard);
        }
        return guard;
    }

    /** A realm in the making has nobody yet who could hold a role of it. */
    @SuppressWarnings("unchecked")
    static void noteNewRealm(KeycloakSession session, RealmModel realm) {
        Set<String> realms = session.getAttribute(NEW_REALMS, Set.class);
        if (realms == null) {
            realms = new HashSet<>();
            session.setAttribute(NEW_REALMS, realms);
        }
        realms.add(realm.getId());
    }

    /**
     * Boot, realm import at boot, and brokering are no calls of the admin REST API. A GET hands out
     * nothing by an admin's will: it may import users that a federation finds, with the roles it
     * gives them; and so may a synchronisation with a federation.
     */
    private static boolean isAdminActing(KeycloakSession session) {
        HttpRequest request = request(session);
        if (request == null || HttpMethod.GET.equals(request.getHttpMethod())) {
            return false;
        }
        String path = "/" + request.getUri().getPath();
        return path.contains(ADMIN_API) && !SYNCHRONISATION.matcher(path).find();
    }

    /** Or null outside of one: Keycloak has no way to ask whether there is one. */
    private static HttpRequest request(KeycloakSession session) {
        try {
            return session.getContext().getHttpRequest();
        } catch (RuntimeException e) {
            return null;
        }
    }

    private void judge(Handout handout) {
        for (ManagementRoles.Grant grant :
                new ManagementRoles(session).in(handout.roles(session))) {
            if (!isNew(grant.realm()) && !holds(grant)) {
                LOG.debugf(
                        "Refused to hand out %s of realm %s: the admin does not hold it",
                        grant.role().roleName(), grant.realm().getName());
                refused = true;
            }
        }
    }

    private boolean isNew(RealmModel realm) {
        return isNew(session, realm);
    }

    static boolean isNew(KeycloakSession session, RealmModel realm) {
        Set<?> realms = session.getAttribute(NEW_REALMS, Set.class);
        return realms != null && realms.contains(realm.getId());
    }

    /** Asks as the admin REST API does, so that either management client's twin counts. */
    private boolean holds(ManagementRoles.Grant grant) {
        if (admin == null) {
            admin = authenticate();
        }
        return AdminPermissions.evaluator(session, grant.realm(), admin)
                .hasOneAdminRole(grant.role().roleName());
    }

    /** Moves the session to the admin's own realm, as for the admin REST API, and back. */
    private AdminAuth authenticate() {
        RealmModel realm = session.getContext().getRealm();
        try {
            return AdminRoot.authenticateRealmAdminRequest(session);
        } finally {
            session.getContext().setRealm(realm);
        }
    }

    @Override
    protected void commitImpl() {
        toBeJudged.forEach(this::judge);
        if (refused) {
            throw new ForbiddenException();
        }
    }

    @Override
    protected void rollbackImpl() {}
}
