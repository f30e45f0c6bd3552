package io.entitytokens.cache;

import io.entitytokens.token.StoredToken;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.store.TokenCache;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** The node's cache as one session sees it, which collects what this session changes. */
final class SessionTokenCache implements TokenCache {

    private final KeycloakSession session;
    private final NodeCache node;
    private final Cluster cluster;
    private AfterCompletion changes;

    SessionTokenCache(KeycloakSession session, NodeCache node, Cluster cluster) {
        this.session = session;
        this.node = node;
        this.cluster = cluster;
    }

    @Override
    public Optional<StoredToken> find(TokenId id) {
        return node.find(id);
    }

    @Override
    public Optional<String> issuingClient(String realmId) {
        return node.issuingClient(realmId);
    }

    @Override
    public void changedToken(TokenId id) {
        changed(new Invalidation(Invalidation.Kind.TOKEN, id.value()));
    }

    @Override
    public void changedEntity(String id) {
        changed(new Invalidation(Invalidation.Kind.ENTITY, id));
    }

    @Override
    public void changedRealm(String id) {
        changed(new Invalidation(Invalidation.Kind.REALM, id));
    }

    private void changed(Invalidation change) {
        if (changes == null) {
            changes =
                    new AfterCompletion(
                            all -> {
                                node.forget(all);
                                cluster.announce(session, all);
                            });
            session.getTransactionManager().enlistAfterCompletion(changes);
        }
        changes.add(change);
    }
}
