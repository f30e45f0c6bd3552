package io.entitytokens.limit;

import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.cluster.ClusterEvent;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.keys.infinispan.PublicKeyStorageInvalidationEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The other nodes, which have to hear what is accepted here.
 *
 * <p>An event class of our own could not be read by nodes without this extension, and they would
 * fail; so a text travels in one of Keycloak's, under a key to which nobody else listens.
 */
final class OtherNodes {

    private static final Logger LOG = Logger.getLogger(OtherNodes.class);

    private static final String KEY = "ENTITY_TOKEN_USES";

    private final KeycloakSessionFactory sessions;
    private boolean listening;
    private boolean failing;

    OtherNodes(KeycloakSessionFactory sessions) {
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
            inSession(cluster -> cluster.registerListener(KEY, event -> hear(event, hear)));
            listening = true;
        } catch (RuntimeException e) {
            complain("This node cannot hear of uses of limited tokens on other nodes", e);
        }
    }

    private static void hear(ClusterEvent event, Consumer<String> hear) {
        if (event instanceof PublicKeyStorageInvalidationEvent told) {
            hear.accept(told.getCacheKey());
        }
    }

    /**
     * Tells them once: what gets lost makes a limit less exact, and twice might keep somebody out.
     */
    void announce(String text) {
        try {
            inSession(
                    cluster ->
                            cluster.notify(
                                    KEY, PublicKeyStorageInvalidationEvent.create(text), true));
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

    private void inSession(Consumer<ClusterProvider> work) {
        KeycloakModelUtils.runJobInTransaction(sessions, session -> work.accept(provider(session)));
    }

    private static ClusterProvider provider(KeycloakSession session) {
        return session.getProvider(ClusterProvider.class);
    }
}
