package io.entitytokens.limit;

import io.entitytokens.schedule.ClosedFirst;
import io.entitytokens.schedule.PeriodicWork;
import java.util.List;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Counts in the memory of the node, and has the other nodes told once a second. */
public final class NodeRateLimiterFactory implements RateLimiterFactory, ClosedFirst {

    private static final String MAX_TOKENS = "max-tokens";
    private static final int DEFAULT_MAX_TOKENS = 100_000;

    private static final long INTERVAL_MILLIS = 1_000;

    private KeycloakSessionFactory sessions;
    private BucketTable table;
    private RateLimiter limiter;
    private PeriodicWork work;

    @Override
    public RateLimiter create(KeycloakSession session) {
        return limiter;
    }

    @Override
    public RateLimiter ofNode() {
        return limiter;
    }

    @Override
    public String getId() {
        return "node";
    }

    /** The cluster must still be there while this tells other nodes. */
    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return ClosedFirst.closedLater(sessions);
    }

    @Override
    public void init(Config.Scope config) {
        table =
                new BucketTable(
                        Math.max(1, config.getInt(MAX_TOKENS, DEFAULT_MAX_TOKENS)),
                        System::nanoTime);
        limiter = new NodeRateLimiter(table);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        sessions = factory;
        SharedUses others = new SharedUses(factory);
        Telling telling = new Telling(table, others::announce);
        Runnable listen = () -> others.listen(telling::hear);
        factory.register(
                event -> {
                    if (event instanceof PostMigrationEvent) {
                        listen.run();
                    }
                });
        Upkeep upkeep = new Upkeep(table, new LimitMetrics(table));
        work =
                new PeriodicWork(
                        "entity-token-limits",
                        () -> {
                            upkeep.run();
                            // If it failed at the start, which goes on without.
                            listen.run();
                            telling.tell();
                        });
        work.every(INTERVAL_MILLIS, factory);
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(MAX_TOKENS)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText(
                        "Of how many tokens with limits this node counts the uses at a time. Beyond"
                                + " that, those that have used least of their limits begin anew, in"
                                + " realms that have more than their share.")
                .defaultValue(DEFAULT_MAX_TOKENS)
                .add()
                .build();
    }

    @Override
    public void close() {
        if (sessions != null) {
            work.close();
        }
    }
}
