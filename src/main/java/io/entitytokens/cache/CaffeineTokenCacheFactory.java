package io.entitytokens.cache;

import io.entitytokens.token.TokenCache;
import io.entitytokens.token.TokenCacheFactory;
import io.micrometer.core.instrument.Metrics;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
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

    private Limits limits;
    private NodeCache node;
    private Cluster cluster;

    @Override
    public TokenCache create(KeycloakSession session) {
        cluster.listen(session);
        return new SessionTokenCache(session, node, cluster);
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
        limits = Limits.of(config);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        StoreReads reads =
                new StoreReads(factory, limits.maxReads(), limits.maxWait(), executor(factory));
        node =
                new NodeCache(
                        limits,
                        reads.of((store, ids) -> store.tokens().credentials(ids)),
                        reads.of((store, ids) -> store.entities().states(ids)));
        node.measure(new CacheMetrics(Metrics.globalRegistry));
        cluster = new Cluster(node);
    }

    /** Keycloak's own, which ends with the server. */
    private static Executor executor(KeycloakSessionFactory factory) {
        try (KeycloakSession session = factory.create()) {
            return session.getProvider(ExecutorsProvider.class).getExecutor(EXECUTOR);
        }
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return Limits.options();
    }

    @Override
    public void close() {}
}
