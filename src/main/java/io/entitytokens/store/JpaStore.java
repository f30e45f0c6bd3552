package io.entitytokens.store;

import io.entitytokens.token.EntityStore;
import io.entitytokens.token.EventStore;
import io.entitytokens.token.Store;
import io.entitytokens.token.TokenCache;
import io.entitytokens.token.TokenStore;
import jakarta.persistence.EntityManager;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Asks for the entity manager only when rows are wanted: a request that needs none takes no
 * connection.
 */
final class JpaStore implements Store {

    private final KeycloakSession session;

    JpaStore(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public EntityStore entities() {
        return new JpaEntityStore(entityManager(), cache());
    }

    @Override
    public TokenStore tokens() {
        return new JpaTokenStore(entityManager(), cache());
    }

    @Override
    public EventStore events() {
        return new JpaEventStore(entityManager());
    }

    private TokenCache cache() {
        return session.getProvider(TokenCache.class);
    }

    private EntityManager entityManager() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
