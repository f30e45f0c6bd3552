package io.entitytokens.usage;

import io.entitytokens.token.Store;
import io.entitytokens.token.TokenUse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
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

    /** Of one transaction, to a database that is far away, or does not answer. */
    private static final int TIME_LIMIT_SECONDS = 30;

    /** What fails as fast as this, on a lock for one, is worth a second try. */
    private static final Duration QUICKLY = Duration.ofSeconds(5);

    /** Of a writing: the timers of the server share a thread. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Then there is no next time; but whoever stops the server does not wait for long, either. */
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(20);

    private final LongAdder overflow = new LongAdder();
    private PendingUses pending;
    private UseMetrics metrics;
    private long intervalMillis;
    private KeycloakSessionFactory sessions;

    @Override
    public UseRecorder create(KeycloakSession session) {
        return this::record;
    }

    private void record(TokenUse use) {
        if (!pending.add(use)) {
            overflow.add(use.count());
        }
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
        metrics = new UseMetrics(pending);
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
                .schedule(this::flush, intervalMillis, "entity-token-uses");
    }

    private void flush() {
        for (TokenUse left : write(pending.takeAll(), PATIENCE)) {
            record(left);
        }
        tellOfOverflow();
    }

    private void tellOfOverflow() {
        long refused = overflow.sumThenReset();
        if (refused > 0) {
            metrics.lost(refused);
            LOG.warnf("Lost %d uses of tokens: more wait than %s allows", refused, MAX_TOKENS);
        }
    }

    /**
     * Throws nothing: that would end the timer. Where the database does not take one batch, the
     * others wait for the next time.
     *
     * @return what has neither been written nor lost
     */
    private List<TokenUse> write(List<TokenUse> uses, Duration patience) {
        long begin = System.nanoTime();
        int from = 0;
        boolean fails = false;
        while (from < uses.size() && !fails && System.nanoTime() - begin < patience.toNanos()) {
            int to = Math.min(from + BATCH, uses.size());
            List<TokenUse> batch = uses.subList(from, to);
            long tried = System.nanoTime();
            RuntimeException failure = tryToWrite(batch);
            if (failure != null && System.nanoTime() - tried < QUICKLY.toNanos()) {
                failure = tryToWrite(batch);
            }
            if (failure != null) {
                // Not kept: a stamp that cannot be written would hold up all others for good.
                lose(batch, failure.toString());
                fails = true;
            }
            from = to;
        }
        return uses.subList(from, uses.size());
    }

    private void lose(List<TokenUse> uses, String why) {
        metrics.lost(uses.stream().mapToLong(TokenUse::count).sum());
        LOG.warnf("Lost the use stamps of %d tokens: %s", uses.size(), why);
    }

    /**
     * @return why it could not be done, or null
     */
    private RuntimeException tryToWrite(List<TokenUse> batch) {
        try {
            KeycloakModelUtils.runJobInTransactionWithTimeout(
                    sessions,
                    session -> session.getProvider(Store.class).tokens().addUses(batch),
                    TIME_LIMIT_SECONDS);
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
            List<TokenUse> left = write(pending.takeAll(), PATIENCE_AT_THE_END);
            if (!left.isEmpty()) {
                lose(left, "the server ends");
            }
            tellOfOverflow();
        }
    }
}
