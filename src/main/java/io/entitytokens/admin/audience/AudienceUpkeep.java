package io.entitytokens.admin.audience;

import io.entitytokens.token.store.Store;
import org.jboss.logging.Logger;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;

/** Follows clients that come and go, so that audiences name none but those that are there. */
public final class AudienceUpkeep {

    private static final Logger LOG = Logger.getLogger(AudienceUpkeep.class);

    private AudienceUpkeep() {}

    public static void onEvent(ProviderEvent event) {
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
        } else if (event instanceof PostMigrationEvent started) {
            sweep(started.getFactory());
        }
    }

    /** Comes on every start of every node, and an exception would abort the start. */
    private static void sweep(KeycloakSessionFactory factory) {
        try {
            AudienceCascade.sweep(factory);
        } catch (RuntimeException e) {
            LOG.warn(
                    "Entities still name clients that are gone. No token is good for those; the"
                            + " next start tries again",
                    e);
        }
    }
}
