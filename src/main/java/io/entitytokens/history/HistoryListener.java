package io.entitytokens.history;

import io.entitytokens.audit.EntityChange;
import io.entitytokens.audit.EventDetails;
import io.entitytokens.audit.EventText;
import io.entitytokens.audit.StoredTypes;
import io.entitytokens.token.EntityEvent;
import io.entitytokens.token.Reason;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.store.Store;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.AuthDetails;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Keeps a second record of those events that are about entities and tokens, by entity, which
 * Keycloak's own store cannot search for. Whatever Keycloak stores is kept, in the same transaction
 * and under the same id, and nothing else.
 */
final class HistoryListener implements EventListenerProvider {

    private final KeycloakSession session;

    HistoryListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        Map<String, String> details = event.getDetails();
        if (details == null || !details.containsKey(EventDetails.ENDPOINT)) {
            return;
        }
        RealmModel realm = session.realms().getRealm(event.getRealmId());
        if (realm != null && StoredTypes.isStored(realm, event.getType())) {
            entityId(realm, details).ifPresent(entityId -> keep(event, entityId));
        }
    }

    /** Where no token is known there is the name of an entity at most, and maybe of none. */
    private Optional<String> entityId(RealmModel realm, Map<String, String> details) {
        String name = details.get(EventDetails.ENTITY);
        return Optional.ofNullable(details.get(EventDetails.ENTITY_ID))
                .or(
                        () ->
                                Optional.ofNullable(name)
                                        .flatMap(n -> store().entities().findId(realm.getId(), n)));
    }

    private void keep(Event event, String entityId) {
        Map<String, String> details = new HashMap<>(event.getDetails());
        put(details, EventDetails.CLIENT_ID, event.getClientId());
        put(details, EventDetails.USER_ID, event.getUserId());
        put(details, EventDetails.ERROR, event.getError());
        keep(
                event.getId(),
                event.getRealmId(),
                entityId,
                EntityEvent.Category.USE,
                event.getType().name(),
                event.getTime(),
                event.getIpAddress(),
                details);
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        Map<String, String> told = event.getDetails();
        if (!EntityChange.isOf(event)
                || told == null
                || !told.containsKey(EventDetails.ENTITY_ID)) {
            return;
        }
        RealmModel realm = session.realms().getRealm(event.getRealmId());
        if (realm == null || !realm.isAdminEventsEnabled()) {
            return;
        }
        Map<String, String> details = new HashMap<>(told);
        AuthDetails by = event.getAuthDetails();
        put(details, EventDetails.USER_ID, by.getUserId());
        keep(
                event.getId(),
                event.getRealmId(),
                told.get(EventDetails.ENTITY_ID),
                EntityEvent.Category.ADMIN,
                event.getOperationType().name(),
                event.getTime(),
                by.getIpAddress(),
                details);
    }

    private void keep(
            String id,
            String realmId,
            String entityId,
            EntityEvent.Category category,
            String kind,
            long time,
            String ip,
            Map<String, String> details) {
        details.replaceAll((name, value) -> EventText.read(value));
        store().events()
                .add(
                        new EntityEvent(
                                id,
                                realmId,
                                entityId,
                                TokenId.parse(details.get(EventDetails.TOKEN_ID))
                                        .map(TokenId::value)
                                        .orElse(null),
                                category,
                                kind,
                                time,
                                ip,
                                Reason.of(details.get(EventDetails.REASON)).orElse(null),
                                details));
    }

    private static void put(Map<String, String> details, String name, String value) {
        if (value != null) {
            details.put(name, value);
        }
    }

    private Store store() {
        return session.getProvider(Store.class);
    }

    @Override
    public void close() {}
}
