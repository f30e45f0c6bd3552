package io.entitytokens.authzen;

import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * An event that is never written. Keycloak's client authentication writes one for each failure, and
 * a flood of failures would fill the database and the log; our own audit thins them.
 */
final class SilentEvent extends EventBuilder {

    SilentEvent(RealmModel realm, KeycloakSession session) {
        super(realm, session);
    }

    @Override
    public void success() {}

    @Override
    public void error(String error) {}

    @Override
    public EventBuilder clone() {
        return this;
    }
}
