package io.entitytokens.limit;

import io.entitytokens.nodes.OtherNodes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakSessionTask;
import org.keycloak.models.utils.KeycloakModelUtils;

/** What the nodes tell each other of the uses of limited tokens. */
final class SharedUses {

    private static final Logger LOG = Logger.getLogger(SharedUses.class);

    private static final String CANNOT_HEAR =
            "This node cannot hear of uses of limited tokens on other nodes";
    private static final String CANNOT_TELL =
            "Other nodes could not be told of uses of limited tokens";

    private final OtherNodes others = new OtherNodes("ENTITY_TOKEN_USES");

    private final KeycloakSessionFactory sessions;
    private boolean listening;

    /** What fails now, and has been said. */
    private final Set<String> failures = ConcurrentHashMap.newKeySet();

    SharedUses(KeycloakSessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * Listens from now on, if it does not yet. One thread calls it as soon as the server has
     * started, before the first request, and again if that failed.
     *
     * @param hear takes what comes
     */
    void listen(Consumer<String> hear) {
        if (listening) {
            return;
        }
        try {
            inSession(session -> others.listen(session, hear));
            listening = true;
            failures.remove(CANNOT_HEAR);
        } catch (RuntimeException e) {
            complain(CANNOT_HEAR, e);
        }
    }

    /**
     * Tells the other nodes, once: what gets lost makes a limit less exact, and twice might keep
     * somebody out.
     */
    void announce(String text) {
        try {
            inSession(session -> others.tell(session, text));
            failures.remove(CANNOT_TELL);
        } catch (RuntimeException e) {
            complain(CANNOT_TELL, e);
        }
    }

    /** Once, and not each second for as long as it lasts. */
    private void complain(String what, RuntimeException e) {
        if (failures.add(what)) {
            LOG.warnf("%s. Meanwhile, each grants their limits by itself: %s", what, e);
        }
    }

    private void inSession(KeycloakSessionTask work) {
        KeycloakModelUtils.runJobInTransaction(sessions, work);
    }
}
