package io.entitytokens.audit;

import io.entitytokens.schedule.ClosedFirst;
import io.entitytokens.schedule.PeriodicWork;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Keeps the node's tally of events, and writes what it held back when its time has come. */
public final class EventAuditFactory implements AuditFactory, ClosedFirst {

    private static final String MAX_KEYS = "max-keys";
    private static final int DEFAULT_MAX_KEYS = 10_000;

    /** How late what was held back may be written; short beside the minute that it is held. */
    private static final long INTERVAL_MILLIS = 5_000;

    /** Of one event. */
    private static final int TIME_LIMIT_SECONDS = 10;

    private final VerdictMetrics metrics = new VerdictMetrics();
    private EventTally tally;
    private KeycloakSessionFactory sessions;
    private EventWriter writer;
    private PeriodicWork writing;

    @Override
    public Audit create(KeycloakSession session) {
        return new EventAudit(session, tally, metrics);
    }

    @Override
    public CountingAudit counting() {
        return (realmId, endpoint, clientId, ip, demand, verdict) -> {
            VerdictEvent event = VerdictEvent.of(realmId, clientId, ip, endpoint, demand, verdict);
            boolean counted = tally.count(event, System.currentTimeMillis());
            if (counted) {
                metrics.count(endpoint, verdict);
            }
            return counted;
        };
    }

    @Override
    public String getId() {
        return "events";
    }

    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return ClosedFirst.closedLater(sessions);
    }

    @Override
    public void init(Config.Scope config) {
        tally = new EventTally(config.getInt(MAX_KEYS, DEFAULT_MAX_KEYS));
        writer = new EventWriter(tally, Clock.systemUTC(), this::write);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        sessions = factory;
        TokenAct.show();
        factory.register(new ClearedTally(factory, tally)::onEvent);
        writing = new PeriodicWork("entity-token-events", writer::writeDue);
        writing.every(INTERVAL_MILLIS, factory);
    }

    /** In a transaction of its own, or throws. */
    private void write(EventTally.Due due) {
        KeycloakModelUtils.runJobInTransactionWithTimeout(
                sessions, session -> write(session, due), TIME_LIMIT_SECONDS);
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
                .helpText(
                        "How many kinds of refusals by address, of refusals by token, and of uses are"
                                + " counted apart at a time in a realm; in all realms together,"
                                + " twice as many.")
                .defaultValue(DEFAULT_MAX_KEYS)
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
