package io.entitytokens.cache;

import io.entitytokens.threads.WaitingRoom;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.store.RememberedTokens;
import io.entitytokens.token.store.Store;
import io.entitytokens.token.store.TokenCache;
import io.entitytokens.token.store.TokenCacheFactory;
import io.micrometer.core.instrument.Metrics;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.keycloak.Config;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderConfigProperty;

/** Holds what this node remembers of tokens. */
public final class CaffeineTokenCacheFactory implements TokenCacheFactory {

    private static final String EXECUTOR = "entity-token-cache";

    /** One of its own: the other's few threads may all wait for a database that is silent. */
    private static final String UNHELD_EXECUTOR = "entity-token-lane";

    /** Requests that wait without a thread: each takes little but memory. */
    private static final int MAX_UNHELD = 1_000;

    private CacheOptions limits;
    private NodeCache node;
    private UnheldReads<TokenId> unheld;
    private Cluster cluster;

    @Override
    public TokenCache create(KeycloakSession session) {
        cluster.listen(session);
        return new SessionTokenCache(session, node, cluster);
    }

    @Override
    public RememberedTokens remembered() {
        return new RememberedTokens() {

            @Override
            public Optional<StoredToken> find(TokenId id) {
                return node.remembered(id);
            }

            @Override
            public boolean read(TokenId id, Consumer<Boolean> then) {
                return unheld.ask(id, then);
            }
        };
    }

    @Override
    public String getId() {
        return "caffeine";
    }

    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return Set.of(ClusterProvider.class, ExecutorsProvider.class);
    }

    @Override
    public void init(Config.Scope config) {
        limits = CacheOptions.of(config);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        StoreLoader reads =
                new StoreLoader(
                        factory,
                        limits.maxReads(),
                        limits.maxWait(),
                        executor(factory, EXECUTOR),
                        WaitingRoom.forLookUps());
        node =
                new NodeCache(
                        limits,
                        reads.of((store, ids) -> store.tokens().credentials(ids)),
                        reads.of((store, ids) -> store.entities().states(ids)),
                        reads.of(CaffeineTokenCacheFactory::issuingClients));
        unheld =
                new UnheldReads<>(
                        MAX_UNHELD,
                        RememberedTokens.PATIENCE,
                        StoreLoader.GATHERING,
                        executor(factory, UNHELD_EXECUTOR),
                        node::read);
        node.measure(new CacheMetrics(Metrics.globalRegistry));
        cluster = new Cluster(node);
    }

    /** That a realm has none is remembered too: anybody may ask for one there. */
    private static Map<String, Optional<String>> issuingClients(
            Store store, Collection<String> realmIds) {
        Map<String, String> found = store.issuingClients().find(realmIds);
        return realmIds.stream()
                .distinct()
                .collect(Collectors.toMap(id -> id, id -> Optional.ofNullable(found.get(id))));
    }

    /** Keycloak's own, which ends with the server. */
    private static Executor executor(KeycloakSessionFactory factory, String name) {
        try (KeycloakSession session = factory.create()) {
            return session.getProvider(ExecutorsProvider.class).getExecutor(name);
        }
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return CacheOptions.options();
    }

    @Override
    public void close() {}
}
