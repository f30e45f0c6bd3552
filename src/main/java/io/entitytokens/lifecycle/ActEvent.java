package io.entitytokens.lifecycle;

import java.util.Map;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.AuthDetails;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** An admin event of what no admin did. */
final class ActEvent extends AdminEventBuilder {

    /**
     * @param ip where the call came from that is its cause, or null
     */
    ActEvent(RealmModel realm, KeycloakSession session, String ip) {
        super(realm, null, session, ip, by(realm, ip));
    }

    private static AdminEvent by(RealmModel realm, String ip) {
        AuthDetails nobody = new AuthDetails();
        nobody.setIpAddress(ip);
        AdminEvent event = new AdminEvent();
        event.setRealmId(realm.getId());
        event.setRealmName(realm.getName());
        event.setAuthDetails(nobody);
        return event;
    }

    void write(Map<String, String> details) {
        operation(OperationType.ACTION);
        getEvent().setDetails(details);
        success();
    }
}
