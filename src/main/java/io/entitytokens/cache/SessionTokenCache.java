package io.entitytokens.cache;

import io.entitytokens.token.StoredToken;
import io.entitytokens.token.TokenCache;
import io.entitytokens.token.TokenId;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** The node's cache as one session sees it, which collects what this session changes. */
final class SessionTokenCache implements TokenCache {

    private final KeycloakSession session;
    private final NodeCache node;
    private final Cluster cluster;
    private AfterCommit changes;

    SessionTokenCache(KeycloakSession session, NodeCache node, Cluster cluster) {
        this.session = session;
        this.node = node;
        this.cluster = cluster;
    }

    @Override
    public Optional<StoredToken> known(TokenId id) {
        return node.known(id);
    }

    @Override
    public Optional<StoredToken> find(TokenId id) {
        return node.find(id);
    }

    @Override
    public void changedToken(TokenId id) {
        changed(new Change(Change.Kind.TOKEN, id.value()));
    }

    @Override
    public void changedEntity(String id) {
        changed(new Change(Change.Kind.ENTITY, id));
    }

    @Override
    public void changedRealm(String id) {
        changed(new Change(Change.Kind.REALM, id));
    }

    private void changed(Change change) {
        if (changes == null) {
            changes =
                    new AfterCommit(
                            all -> {
                                node.forget(all);
                                cluster.announce(session, all);
                            });
            session.getTransactionManager().enlistAfterCompletion(changes);
        }
        changes.add(change);
    }
}
