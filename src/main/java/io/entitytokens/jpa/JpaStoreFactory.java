package io.entitytokens.jpa;

import io.entitytokens.schedule.ClosedFirst;
import io.entitytokens.schedule.PeriodicWork;
import io.entitytokens.token.store.Store;
import io.entitytokens.token.store.StoreFactory;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.Provider;

/** Makes the store that keeps entities and tokens in Keycloak's database. */
public final class JpaStoreFactory implements StoreFactory, ClosedFirst {

    /** So late what somebody held is tried again; all else goes at once. */
    private static final long REMOVAL_INTERVAL_MILLIS = 5_000;

    private KeycloakSessionFactory sessions;
    private Removal removal;
    private PeriodicWork removing;

    @Override
    public Store create(KeycloakSession session) {
        return new JpaStore(session, this::remove);
    }

    @Override
    public String getId() {
        return "jpa";
    }

    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return ClosedFirst.closedLater(sessions);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        sessions = factory;
        removal = new Removal(factory);
        removing = new PeriodicWork("entity-token-removal", removal::run);
        removing.every(REMOVAL_INTERVAL_MILLIS, factory);
        factory.register(
                event -> {
                    if (event instanceof PostMigrationEvent) {
                        removing.wake();
                    }
                });
    }

    private void remove(String realmId) {
        removal.tell(realmId);
        removing.wake();
    }

    /** Ends the removal alone: whoever closes later may still read and write. */
    @Override
    public void close() {
        if (removing != null) {
            removal.end();
            removing.close();
        }
    }
}
