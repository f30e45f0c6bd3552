package io.entitytokens.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CacheRealmProvider;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.timer.TimerProvider;

/** Keeps the node's tally of events, and writes what it held back when its time has come. */
public final class EventAuditFactory implements AuditFactory {

    private static final Logger LOG = Logger.getLogger(EventAuditFactory.class);

    private static final String MAX_KEYS = "max-keys";
    private static final int DEFAULT_MAX_KEYS = 10_000;

    /** How late what was held back may be written; short beside the minute that it is held. */
    private static final long INTERVAL_MILLIS = 5_000;

    /** Of one event. */
    private static final int TIME_LIMIT_SECONDS = 10;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Then there is no later; but whoever stops the server does not wait for long, either. */
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(20);

    private final VerdictMetrics metrics = new VerdictMetrics();
    private EventTally tally;
    private KeycloakSessionFactory sessions;
    private volatile boolean ending;

    @Override
    public Audit create(KeycloakSession session) {
        return new EventAudit(session, tally, metrics);
    }

    @Override
    public String getId() {
        return "events";
    }

    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        // At the end of the server, what is left is written; the realm comes from Keycloak's cache.
        return Set.of(JpaConnectionProvider.class, CacheRealmProvider.class);
    }

    @Override
    public void init(Config.Scope config) {
        tally = new EventTally(config.getInt(MAX_KEYS, DEFAULT_MAX_KEYS));
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
                .schedule(this::writeDue, INTERVAL_MILLIS, "entity-token-events");
    }

    private synchronized void writeDue() {
        List<EventTally.Due> lost = new ArrayList<>();
        for (EventTally.Due left :
                write(tally.takeDue(System.currentTimeMillis()), PATIENCE, () -> !ending)) {
            if (!tally.putBack(left, System.currentTimeMillis())) {
                lost.add(left);
            }
        }
        warnOf(lost);
    }

    /**
     * All timers of the server share a thread, so nothing may be thrown; and where each event waits
     * for a database that hangs, the others are left for later.
     *
     * @return what has not been written
     */
    private List<EventTally.Due> write(
            List<EventTally.Due> events, Duration patience, BooleanSupplier mayGoOn) {
        List<EventTally.Due> left = new ArrayList<>();
        long begin = System.nanoTime();
        boolean warned = false;
        for (EventTally.Due due : events) {
            if (!mayGoOn.getAsBoolean() || System.nanoTime() - begin > patience.toNanos()) {
                left.add(due);
                continue;
            }
            try {
                KeycloakModelUtils.runJobInTransactionWithTimeout(
                        sessions, session -> write(session, due), TIME_LIMIT_SECONDS);
            } catch (RuntimeException e) {
                if (!warned) {
                    LOG.warn("Events of entity tokens cannot be written now", e);
                    warned = true;
                }
                left.add(due.failed());
            }
        }
        return left;
    }

    private static void warnOf(List<EventTally.Due> lost) {
        if (!lost.isEmpty()) {
            LOG.warnf(
                    "Lost events of entity tokens: %d, which tell of %d",
                    lost.size(), lost.stream().mapToLong(EventTally.Due::count).sum());
        }
    }

    private static void write(KeycloakSession session, EventTally.Due due) {
        RealmModel realm = session.realms().getRealm(due.event().realmId());
        if (realm != null) {
            session.getContext().setRealm(realm);
            due.event()
                    .write(new EventBuilder(realm, session).storeImmediately(false), due.count());
        }
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(MAX_KEYS)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("How many kinds of refusals, and of uses, are counted apart at a time.")
                .defaultValue(DEFAULT_MAX_KEYS)
                .add()
                .build();
    }

    /**
     * Whoever is writing at that moment ends with its event, and leaves the others to be written.
     */
    @Override
    public void close() {
        ending = true;
        if (sessions != null) {
            writeLast();
        }
    }

    private synchronized void writeLast() {
        warnOf(write(tally.takeAll(), PATIENCE_AT_THE_END, () -> true));
    }
}
