package io.entitytokens.usage;

import io.entitytokens.schedule.ClosedFirst;
import io.entitytokens.schedule.PeriodicWork;
import io.entitytokens.token.NetworkUse;
import io.entitytokens.token.TokenUse;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.store.Store;
import io.entitytokens.token.store.TokenStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Holds the node's use stamps, and writes them every few seconds and when the server ends. */
public final class BatchingUseRecorderFactory implements UseRecorderFactory, ClosedFirst {

    private static final Logger LOG = Logger.getLogger(BatchingUseRecorderFactory.class);

    private static final String FLUSH_INTERVAL = "flush-interval";
    private static final int DEFAULT_FLUSH_INTERVAL = 10;
    private static final String MAX_TOKENS = "max-tokens";
    private static final int DEFAULT_MAX_TOKENS = 100_000;

    /** Of one transaction, to a database that is far away, or does not answer. */
    private static final int TIME_LIMIT_SECONDS = 30;

    private PendingUses pending;
    private UseWriter writer;
    private PeriodicWork writing;
    private long intervalMillis;
    private KeycloakSessionFactory sessions;

    @Override
    public UseRecorder create(KeycloakSession session) {
        return ofNode();
    }

    @Override
    public UseRecorder ofNode() {
        return (realmId, use, isJudged) -> pending.add(PendingUse.once(realmId, use, isJudged));
    }

    @Override
    public String getId() {
        return "batching";
    }

    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return ClosedFirst.closedLater(sessions);
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
        writing = new PeriodicWork("entity-token-uses", writer::writeAll);
        writing.every(intervalMillis, factory);
    }

    /**
     * @return the tokens that are there, and whose uses could not be added
     */
    private Set<TokenId> write(List<PendingUse> batch) {
        AtomicReference<Set<TokenId>> left = new AtomicReference<>();
        String realmId = batch.get(0).realmId();
        List<TokenUse> uses = batch.stream().map(PendingUse::use).toList();
        Map<TokenId, List<NetworkUse>> from = networks(batch);
        inTransaction(tokens -> left.set(tokens.addUses(realmId, uses, from)));
        if (!left.get().isEmpty()) {
            forgetGone(left);
        }
        return left.get();
    }

    private static Map<TokenId, List<NetworkUse>> networks(List<PendingUse> batch) {
        Map<TokenId, List<NetworkUse>> networks = new HashMap<>();
        for (PendingUse pending : batch) {
            if (!pending.networks().isEmpty()) {
                networks.computeIfAbsent(pending.use().id(), id -> new ArrayList<>())
                        .addAll(pending.networks());
            }
        }
        return networks;
    }

    /**
     * Apart from what has been written, which holds rows until its transaction has ended: there are
     * databases that wait for a row which they only read.
     */
    private void forgetGone(AtomicReference<Set<TokenId>> left) {
        try {
            inTransaction(tokens -> left.set(tokens.credentials(left.get()).keySet()));
        } catch (RuntimeException e) {
            LOG.debug("It is not known which tokens are gone; all are tried again", e);
        }
    }

    private void inTransaction(Consumer<TokenStore> work) {
        KeycloakModelUtils.runJobInTransactionWithTimeout(
                sessions,
                session -> work.accept(session.getProvider(Store.class).tokens()),
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
                .helpText(
                        "How many tokens' use stamps may wait to be written in a realm; in all"
                                + " realms together, twice as many.")
                .defaultValue(DEFAULT_MAX_TOKENS)
                .add()
                .build();
    }

    @Override
    public void close() {
        if (sessions != null) {
            writer.writeLast();
            writing.close();
        }
    }
}
