package io.entitytokens.jpa;

import io.entitytokens.token.store.AudienceStore;
import io.entitytokens.token.store.EntityStore;
import io.entitytokens.token.store.EventStore;
import io.entitytokens.token.store.IssuingClientStore;
import io.entitytokens.token.store.NetworkStore;
import io.entitytokens.token.store.PolicyStore;
import io.entitytokens.token.store.Store;
import io.entitytokens.token.store.TokenCache;
import io.entitytokens.token.store.TokenStore;
import io.entitytokens.token.store.ViolationStore;
import jakarta.persistence.EntityManager;
import java.util.function.Consumer;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/**
 * Asks for the entity manager only when rows are wanted: a request that needs none takes no
 * connection.
 */
final class JpaStore implements Store {

    private final KeycloakSession session;
    private final Consumer<String> removal;

    /**
     * @param removal as {@link JpaEntityStore} needs it, but at once
     */
    JpaStore(KeycloakSession session, Consumer<String> removal) {
        this.session = session;
        this.removal = removal;
    }

    @Override
    public EntityStore entities() {
        return new JpaEntityStore(entityManager(), cache(), this::removeAfterwards);
    }

    @Override
    public AudienceStore audiences() {
        return new JpaAudienceStore(entityManager(), cache());
    }

    @Override
    public TokenStore tokens() {
        return new JpaTokenStore(entityManager(), cache());
    }

    @Override
    public NetworkStore networks() {
        return new JpaNetworkStore(entityManager());
    }

    @Override
    public EventStore events() {
        return new JpaEventStore(entityManager());
    }

    @Override
    public IssuingClientStore issuingClients() {
        return new JpaIssuingClientStore(entityManager(), cache());
    }

    @Override
    public PolicyStore policies() {
        return new JpaPolicyStore(entityManager(), cache());
    }

    @Override
    public ViolationStore violations() {
        return new JpaViolationStore(entityManager());
    }

    @Override
    public void flush() {
        Writes.flush(entityManager());
    }

    private void removeAfterwards(String realmId) {
        session.getTransactionManager()
                .enlistAfterCompletion(
                        new AbstractKeycloakTransaction() {
                            @Override
                            protected void commitImpl() {
                                removal.accept(realmId);
                            }

                            @Override
                            protected void rollbackImpl() {}
                        });
    }

    private TokenCache cache() {
        return session.getProvider(TokenCache.class);
    }

    private EntityManager entityManager() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
