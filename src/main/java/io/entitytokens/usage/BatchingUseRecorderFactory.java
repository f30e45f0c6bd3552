package io.entitytokens.usage;

import io.entitytokens.token.Store;
import io.entitytokens.token.TokenUse;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
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

    private static final Logger LOG = Logger.getLogger(BatchingUseRecorderFactory.class);

    private static final String FLUSH_INTERVAL = "flush-interval";
    private static final int DEFAULT_FLUSH_INTERVAL = 10;
    private static final String MAX_TOKENS = "max-tokens";
    private static final int DEFAULT_MAX_TOKENS = 100_000;

    /** Rows of one transaction: locks on them are short, and a failure loses little. */
    private static final int BATCH = 500;

    private PendingUses pending;
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
        intervalMillis = 1000L * config.getInt(FLUSH_INTERVAL, DEFAULT_FLUSH_INTERVAL);
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
                .schedule(this::flush, intervalMillis, "entity-token-uses");
    }

    /** All timers of the server share a thread, so nothing may be thrown. */
    private void flush() {
        List<TokenUse> uses = pending.takeAll();
        for (int from = 0; from < uses.size(); from += BATCH) {
            List<TokenUse> batch = uses.subList(from, Math.min(from + BATCH, uses.size()));
            RuntimeException failure = tryToWrite(batch);
            failure = failure == null ? null : tryToWrite(batch);
            if (failure != null) {
                // Not kept: a stamp that cannot be written would hold up all others for good.
                LOG.warnf("Lost the use stamps of %d tokens: %s", batch.size(), failure);
            }
        }
    }

    /**
     * @return why it could not be done, or null
     */
    private RuntimeException tryToWrite(List<TokenUse> batch) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    sessions, session -> session.getProvider(Store.class).tokens().addUses(batch));
            return null;
        } catch (RuntimeException e) {
            return e;
        }
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
            flush();
        }
    }
}
