package io.entitytokens.cache;

import io.entitytokens.nodes.OtherNodes;
import java.util.Collection;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/**
 * The other nodes, which have to forget what is changed here. They have done so when {@link
 * #announce} returns, all that can be reached.
 */
final class Cluster {

    private static final Logger LOG = Logger.getLogger(Cluster.class);

    private final OtherNodes others = new OtherNodes("ENTITY_TOKEN_CHANGES");

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
                    others.listen(session, text -> node.forget(Invalidation.read(text)));
                    listening = true;
                }
            }
        }
    }

    /** The change has happened, so nothing may be thrown: the time limit does the rest. */
    void announce(KeycloakSession session, Collection<Invalidation> changes) {
        try {
            others.tell(session, Invalidation.write(changes));
        } catch (RuntimeException e) {
            LOG.warnf(
                    e,
                    "Other nodes could not be told of a change of entity tokens; they obey it"
                            + " within their time limit");
        }
    }
}
