package io.entitytokens.lifecycle;

import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.AuthDetails;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** An admin event outside of an admin's call. */
public final class ServerEvent extends AdminEventBuilder {

    /**
     * @param by whose call is its cause, or at least from which address; nothing in it is required
     */
    public ServerEvent(RealmModel realm, KeycloakSession session, AuthDetails by) {
        super(realm, null, session, by.getIpAddress(), event(realm, by));
    }

    private static AdminEvent event(RealmModel realm, AuthDetails by) {
        AdminEvent event = new AdminEvent();
        event.setRealmId(realm.getId());
        event.setRealmName(realm.getName());
        event.setAuthDetails(by);
        return event;
    }
}
