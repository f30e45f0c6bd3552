package io.entitytokens.history;

import io.entitytokens.schedule.ClosedFirst;
import io.entitytokens.schedule.PeriodicWork;
import io.entitytokens.token.store.ClearedUses;
import java.util.List;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Listens in every realm, without being chosen there, and has old events removed. */
public final class HistoryListenerFactory implements EventListenerProviderFactory, ClosedFirst {

    private static final String CLEAN_UP_INTERVAL = "clean-up-interval";

    /** That of Keycloak's own clean-up of events. */
    private static final int DEFAULT_CLEAN_UP_INTERVAL = 900;

    private KeycloakSessionFactory sessions;
    private PeriodicWork cleaning;
    private long intervalMillis;

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new HistoryListener(session);
    }

    @Override
    public String getId() {
        return "entity-token-history";
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public void init(Config.Scope config) {
        int seconds = config.getInt(CLEAN_UP_INTERVAL, DEFAULT_CLEAN_UP_INTERVAL);
        // A timer that takes no time ends the start of the server.
        intervalMillis = 1000L * Math.max(1, seconds);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        sessions = factory;
        HistoryCleaner cleaner = new HistoryCleaner(factory);
        cleaning = new PeriodicWork("entity-token-history", cleaner::run);
        cleaning.every(intervalMillis, factory);
        factory.register(
                event -> {
                    if (event instanceof ClearedUses cleared) {
                        cleaner.clearNetworks(cleared.realmId());
                        cleaning.wake();
                    }
                });
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(CLEAN_UP_INTERVAL)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("Seconds between two removals of expired events of entities.")
                .defaultValue(DEFAULT_CLEAN_UP_INTERVAL)
                .add()
                .build();
    }

    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return ClosedFirst.closedLater(sessions);
    }

    @Override
    public void close() {
        if (cleaning != null) {
            cleaning.close();
        }
    }
}
