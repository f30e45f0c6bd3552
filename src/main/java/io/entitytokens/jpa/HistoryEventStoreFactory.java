package io.entitytokens.jpa;

import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.jpa.JpaEventStoreProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Stands in for Keycloak's own store of events, whose clearing is announced nowhere. */
public final class HistoryEventStoreFactory extends JpaEventStoreProviderFactory {

    @Override
    public EventStoreProvider create(KeycloakSession session) {
        return new HistoryEventStore(session);
    }

    /** Above Keycloak's. */
    @Override
    public int order() {
        return 1;
    }
}
