package io.entitytokens.usage;

import io.entitytokens.token.Store;
import io.entitytokens.token.TokenUse;
import java.util.List;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.timer.TimerProvider;

/** Holds the node's use stamps, and writes them every few seconds and when the server ends. */
public final class BatchingUseRecorderFactory implements UseRecorderFactory {

    private static final String FLUSH_INTERVAL = "flush-interval";
    private static final int DEFAULT_FLUSH_INTERVAL = 10;
    private static final String MAX_TOKENS = "max-tokens";
    private static final int DEFAULT_MAX_TOKENS = 100_000;

    /** Of one transaction, to a database that is far away, or does not answer. */
    private static final int TIME_LIMIT_SECONDS = 30;

    private PendingUses pending;
    private UseWriter writer;
    private long intervalMillis;
    private KeycloakSessionFactory sessions;

    @Override
    public UseRecorder create(KeycloakSession session) {
        return pending::add;
    }

    @Override
    public String getId() {
        return "batching";
    }

    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return Set.of(Store.class, JpaConnectionProvider.class);
    }

    @Override
    public void init(Config.Scope config) {
        pending = new PendingUses(config.getInt(MAX_TOKENS, DEFAULT_MAX_TOKENS));
        writer = new UseWriter(pending, new UseMetrics(pending), this::write);
        int seconds = config.getInt(FLUSH_INTERVAL, DEFAULT_FLUSH_INTERVAL);
        // A timer that takes no time ends the start of the server.
        intervalMillis = 1000L * Math.max(1, seconds);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        sessions = factory;
        factory.register(
                event -> {
                    if (event instanceof PostMigrationEvent) {
                        KeycloakModelUtils.runJobInTransaction(factory, this::schedule);
                    }
                });
    }

    private void schedule(KeycloakSession session) {
        session.getProvider(TimerProvider.class)
                .schedule(writer::writeAll, intervalMillis, "entity-token-uses");
    }

    private void write(List<TokenUse> uses) {
        KeycloakModelUtils.runJobInTransactionWithTimeout(
                sessions,
                session -> session.getProvider(Store.class).tokens().addUses(uses),
                TIME_LIMIT_SECONDS);
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(FLUSH_INTERVAL)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("Seconds between two writings of use stamps.")
                .defaultValue(DEFAULT_FLUSH_INTERVAL)
                .add()
                .property()
                .name(MAX_TOKENS)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("How many tokens' use stamps may wait to be written.")
                .defaultValue(DEFAULT_MAX_TOKENS)
                .add()
                .build();
    }

    @Override
    public void close() {
        if (sessions != null) {
            writer.writeLast();
        }
    }
}
