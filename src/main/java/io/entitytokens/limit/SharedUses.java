package io.entitytokens.limit;

import io.entitytokens.nodes.OtherNodes;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakSessionTask;
import org.keycloak.models.utils.KeycloakModelUtils;

/** What the nodes tell each other of the uses of limited tokens. */
final class SharedUses {

    private static final Logger LOG = Logger.getLogger(SharedUses.class);

    private final OtherNodes others = new OtherNodes("ENTITY_TOKEN_USES");

    private final KeycloakSessionFactory sessions;
    private boolean listening;
    private boolean failing;

    SharedUses(KeycloakSessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * Listens from now on, if it does not yet. To be called as soon as the server has started, when
     * no request has come yet, and again in case that failed; by one thread at a time.
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
        } catch (RuntimeException e) {
            complain("This node cannot hear of uses of limited tokens on other nodes", e);
        }
    }

    /**
     * Tells the other nodes, once: what gets lost makes a limit less exact, and twice might keep
     * somebody out.
     */
    void announce(String text) {
        try {
            inSession(session -> others.tell(session, text));
            failing = false;
        } catch (RuntimeException e) {
            complain("Other nodes could not be told of uses of limited tokens", e);
        }
    }

    /** Once, and not each second for as long as it lasts. */
    private void complain(String what, RuntimeException e) {
        if (!failing) {
            LOG.warnf("%s. Meanwhile, each grants their limits by itself: %s", what, e);
        }
        failing = true;
    }

    private void inSession(KeycloakSessionTask work) {
        KeycloakModelUtils.runJobInTransaction(sessions, work);
    }
}
