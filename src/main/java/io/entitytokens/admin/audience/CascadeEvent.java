package io.entitytokens.admin.audience;

import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** An admin event outside of the call that is its cause, and maybe without any. */
final class CascadeEvent extends AdminEventBuilder {

    CascadeEvent(RealmModel realm, KeycloakSession session, Actor actor) {
        super(realm, null, session, actor.auth().getIpAddress(), by(realm, actor));
    }

    private static AdminEvent by(RealmModel realm, Actor actor) {
        AdminEvent event = new AdminEvent();
        event.setRealmId(realm.getId());
        event.setRealmName(realm.getName());
        event.setAuthDetails(actor.auth());
        return event;
    }
}
