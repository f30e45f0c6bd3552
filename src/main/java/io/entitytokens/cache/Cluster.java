package io.entitytokens.cache;

import java.util.Collection;
import org.jboss.logging.Logger;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.keys.infinispan.PublicKeyStorageInvalidationEvent;
import org.keycloak.models.KeycloakSession;

/**
 * The other nodes, which have to forget what is changed here. They have done so when {@link
 * #announce} returns, all that can be reached.
 *
 * <p>An event class of our own could not be read by nodes without this extension, and they would
 * fail; so it travels in one of Keycloak's that carries a text, under a key to which nobody else
 * listens.
 */
final class Cluster {

    private static final Logger LOG = Logger.getLogger(Cluster.class);

    private static final String KEY = "ENTITY_TOKEN_CHANGES";

    private final NodeCache node;
    private volatile boolean listening;

    Cluster(NodeCache node) {
        this.node = node;
    }

    /** To be called before anything is remembered. */
    void listen(KeycloakSession session) {
        if (!listening) {
            synchronized (this) {
                if (!listening) {
                    session.getProvider(ClusterProvider.class)
                            .registerListener(
                                    KEY,
                                    event -> {
                                        if (event
                                                instanceof PublicKeyStorageInvalidationEvent told) {
                                            node.forget(Invalidation.read(told.getCacheKey()));
                                        }
                                    });
                    listening = true;
                }
            }
        }
    }

    /** The change has happened, so nothing may be thrown: the time limit does the rest. */
    void announce(KeycloakSession session, Collection<Invalidation> changes) {
        try {
            session.getProvider(ClusterProvider.class)
                    .notify(
                            KEY,
                            PublicKeyStorageInvalidationEvent.create(Invalidation.write(changes)),
                            true);
        } catch (RuntimeException e) {
            LOG.warnf(
                    e,
                    "Other nodes could not be told of a change of entity tokens; they obey it"
                            + " within their time limit");
        }
    }
}
