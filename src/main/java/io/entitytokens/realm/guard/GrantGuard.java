package io.entitytokens.realm.guard;

import io.entitytokens.realm.ManagementRoles;
import io.entitytokens.token.store.LookupUnavailableException;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/**
 * Sees to it that no admin hands out a management role that they do not hold. Keycloak guards only
 * its own admin roles, and has no hook that could refuse. So the rows that hand out a role are
 * judged, and a refusal takes effect when the request's transaction is about to commit. It rolls
 * everything back. What the admin holds is asked of what was committed before, never of what the
 * request has written.
 */
final class GrantGuard extends AbstractKeycloakTransaction {

    private static final Logger LOG = Logger.getLogger(GrantGuard.class);
    private static final String ATTRIBUTE = GrantGuard.class.getName();
    private static final Long RETRY_AFTER_SECONDS = 1L;
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);

    private final KeycloakSession session;
    private final Set<RoleAssignment> toBeJudged = new HashSet<>();
    private final Set<ManagementRoles.Grant> held = new HashSet<>();
    private long askedAt = System.nanoTime();
    private boolean refused;
    private boolean unknown;
    private boolean decided;

    private GrantGuard(KeycloakSession session) {
        this.session = session;
    }

    /**
     * Has what a request is about to hand out judged at its end: whatever it hands out many times
     * is judged once, and by what it contains then. What comes after the end is judged at once.
     */
    static void note(KeycloakSession session, RoleAssignment assignment) {
        if (isGuarded(session)) {
            GrantGuard guard = of(session);
            if (guard.decided) {
                guard.judge(Set.of(assignment));
                guard.refuseIfLate();
            } else {
                guard.toBeJudged.add(assignment);
                guard.askNowAndThen();
            }
        }
    }

    /** As {@link #note}, for where nothing can be read meanwhile: too late is refused. */
    static void noteUnread(KeycloakSession session, RoleAssignment assignment) {
        if (isGuarded(session)) {
            GrantGuard guard = of(session);
            guard.toBeJudged.add(assignment);
            guard.refused |= guard.decided;
            guard.refuseIfLate();
        }
    }

    /** Has everything written before the end, so that nothing is handed out after the decision. */
    static void watch(KeycloakSession session) {
        if (isGuarded(session)) {
            of(session);
        }
    }

    private static GrantGuard of(KeycloakSession session) {
        GrantGuard guard = session.getAttribute(ATTRIBUTE, GrantGuard.class);
        if (guard == null) {
            guard = new GrantGuard(session);
            // Throws when the transaction is about to end: too late to be judged is refused.
            session.getTransactionManager().enlistPrepare(guard);
            session.setAttribute(ATTRIBUTE, guard);
        }
        return guard;
    }

    /** Outside of a request, such as at the start or in a periodic task, there is no caller. */
    private static boolean isGuarded(KeycloakSession session) {
        HttpRequest request = request(session);
        return request != null
                && !ActingAdmin.isLookedUpBy(session)
                && !UnguardedRequests.contains(request.getHttpMethod(), request.getUri().getPath());
    }

    /** Or null outside of one: Keycloak has no way to ask whether there is one. */
    private static HttpRequest request(KeycloakSession session) {
        try {
            return session.getContext().getHttpRequest();
        } catch (ContextNotActiveException e) {
            return null;
        }
    }

    private void judge(Set<RoleAssignment> assignments) {
        Set<ManagementRoles.Grant> grants = notYetHeld(assignments);
        if (!refused && !grants.isEmpty()) {
            addHeld(grants);
            grants.removeAll(held);
            refused = !grants.isEmpty();
            grants.forEach(
                    grant ->
                            LOG.debugf(
                                    "Refused to hand out %s of realm %s: the caller does not hold it",
                                    grant.role().roleName(), grant.realm().getName()));
        }
    }

    /**
     * The caller's token may run out before a long request ends. So what they hold is asked
     * meanwhile, of what has come by then; nothing is refused for it yet.
     */
    private void askNowAndThen() {
        long now = System.nanoTime();
        if (now - askedAt >= BETWEEN_QUESTIONS.toNanos()) {
            askedAt = now;
            Set<ManagementRoles.Grant> grants = notYetHeld(Set.copyOf(toBeJudged));
            if (!grants.isEmpty()) {
                addHeld(grants);
                LOG.debug("Asked what the caller of a long request holds");
            }
        }
    }

    private Set<ManagementRoles.Grant> notYetHeld(Set<RoleAssignment> assignments) {
        return new ManagementRoles(session)
                        .in(
                                assignments.stream()
                                        .flatMap(assignment -> assignment.roles(session))
                                        .filter(Predicate.not(NewRealms.roles(session))))
                        .stream()
                        .filter(grant -> !NewRealms.contain(session, grant.realm()))
                        .filter(grant -> !held.contains(grant))
                        .collect(Collectors.toSet());
    }

    private void addHeld(Set<ManagementRoles.Grant> grants) {
        try {
            held.addAll(ActingAdmin.held(session, grants));
            unknown = false;
        } catch (LookupUnavailableException e) {
            unknown = true;
        }
    }

    private void refuseIfLate() {
        if (decided && refused) {
            throw refusal();
        }
    }

    private WebApplicationException refusal() {
        return unknown
                ? new ServiceUnavailableException(RETRY_AFTER_SECONDS)
                : new ForbiddenException();
    }

    /** Hibernate shows a change when it writes it, so everything is written before the decision. */
    @Override
    protected void commitImpl() {
        session.getProvider(JpaConnectionProvider.class).getEntityManager().flush();
        while (!toBeJudged.isEmpty()) {
            Set<RoleAssignment> written = Set.copyOf(toBeJudged);
            toBeJudged.clear();
            judge(written);
        }
        decided = true;
        if (refused) {
            throw refusal();
        }
    }

    @Override
    protected void rollbackImpl() {}
}
