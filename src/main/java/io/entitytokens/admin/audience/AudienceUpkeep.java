package io.entitytokens.admin.audience;

import io.entitytokens.token.store.Store;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;

/** Follows clients that come and go, so that audiences name none but those that are there. */
public final class AudienceUpkeep {

    private final AudienceSweep sweep;

    /** To be made in {@code postInit}. */
    public AudienceUpkeep(KeycloakSessionFactory factory) {
        sweep = new AudienceSweep(factory);
        sweep.schedule();
        factory.register(this::onEvent);
    }

    private void onEvent(ProviderEvent event) {
        if (event instanceof ClientModel.ClientRemovedEvent removed) {
            Departures.note(removed.getKeycloakSession(), removed.getClient());
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            Departures.forget(removed.getKeycloakSession(), removed.getRealm());
        } else if (event instanceof ClientModel.ClientCreationEvent created) {
            // Whoever makes a client chooses its internal id: it may be one that audiences name.
            created.getKeycloakSession()
                    .getProvider(Store.class)
                    .audiences()
                    .forget(created.getCreatedClient().getId());
        } else if (event instanceof PostMigrationEvent) {
            sweep.begin();
        }
    }

    /** Ends what it does from time to time. */
    public void close() {
        sweep.close();
    }
}
