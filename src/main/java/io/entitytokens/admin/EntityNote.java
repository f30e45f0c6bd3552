package io.entitytokens.admin;

import io.entitytokens.audit.EntityChange;
import io.entitytokens.audit.EventDetails;
import io.entitytokens.audit.EventText;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** A change of an entity as the audit tells it, whoever or whatever its cause. */
public final class EntityNote {

    private final RealmModel realm;
    private final AdminEventBuilder event;
    private final Map<String, String> caller;

    /**
     * @param event with who did it, in Keycloak's words
     * @param caller the same in ours, as details
     */
    public EntityNote(RealmModel realm, AdminEventBuilder event, Map<String, String> caller) {
        this.realm = realm;
        this.event = event;
        this.caller = caller;
    }

    /**
     * @param before as it was, or null if it is new
     * @param after as it is now, or null if it is gone
     */
    public void write(
            OperationType operation, EntityRepresentation before, EntityRepresentation after) {
        EntityRepresentation told = after == null ? before : after;
        event.resource(EntityChange.ENTITY)
                .operation(operation)
                .resourcePath("entities", told.id())
                .representation(told);
        send(details(told.id(), told.name(), before, after));
    }

    /** Who did it, the entity, and both sides; a new map, to add to. */
    Map<String, String> details(String entityId, String entityName, Object before, Object after) {
        Map<String, String> details = details(before, after);
        details.put(EventDetails.ENTITY, entityName);
        details.put(EventDetails.ENTITY_ID, entityId);
        return details;
    }

    /** Who did it, and both sides; a new map, to add to. */
    Map<String, String> details(Object before, Object after) {
        Map<String, String> details = new HashMap<>(caller);
        if (realm.isAdminEventsDetailsEnabled()) {
            details.putAll(EntityChange.details(before, after));
        }
        return details;
    }

    /** All details are set anew: a bulk action sends many events by one builder. */
    void send(Map<String, String> details) {
        details.replaceAll((name, value) -> EventText.write(value));
        event.getEvent().setDetails(details);
        event.success();
    }
}
