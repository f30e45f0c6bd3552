package io.entitytokens.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.entitytokens.audit.EventDetails;
import io.entitytokens.token.Endpoint;
import io.entitytokens.token.EntityEvent;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An event as the admin REST API shows it. What every event of ours can tell has a field of its
 * own; what Keycloak adds to its events is in the details.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntityEventRepresentation(
        String id,
        long timestamp,
        String category,
        String kind,
        String tokenId,
        String tokenName,
        String endpoint,
        String permission,
        String requestedEntity,
        String reason,
        String error,
        Long count,
        String clientId,
        String userId,
        String username,
        String userRealm,
        String ipAddress,
        @JsonRawValue String before,
        @JsonRawValue String after,
        Map<String, String> details) {

    static EntityEventRepresentation of(EntityEvent event) {
        boolean admin = event.category() == EntityEvent.Category.ADMIN;
        Map<String, String> rest = new TreeMap<>(event.details());
        rest.remove(EventDetails.ENTITY);
        rest.remove(EventDetails.ENTITY_ID);
        rest.remove(EventDetails.TOKEN_ID);
        if (event.reason() != null) {
            rest.remove(EventDetails.REASON);
        }
        String count = rest.remove(EventDetails.COUNT);
        String endpoint = rest.remove(EventDetails.ENDPOINT);
        String client = rest.remove(admin ? EventDetails.ADMIN_CLIENT : EventDetails.CLIENT_ID);
        return new EntityEventRepresentation(
                event.id(),
                event.timestamp(),
                event.category().name().toLowerCase(Locale.ROOT),
                event.kind(),
                event.tokenId(),
                rest.remove(EventDetails.TOKEN_NAME),
                endpoint,
                rest.remove(EventDetails.PERMISSION),
                rest.remove(EventDetails.REQUESTED_ENTITY),
                event.reason() == null ? null : event.reason().value(),
                rest.remove(EventDetails.ERROR),
                count == null ? null : Long.valueOf(count),
                isOfClient(endpoint) ? client : null,
                rest.remove(EventDetails.USER_ID),
                rest.remove(admin ? EventDetails.ADMIN_USERNAME : EventDetails.USERNAME),
                rest.remove(EventDetails.ADMIN_REALM),
                event.ip(),
                rest.remove(EventDetails.BEFORE),
                rest.remove(EventDetails.AFTER),
                rest.isEmpty() ? null : rest);
    }

    /** Keycloak wants a client in each of its events; at some endpoints, no client has called. */
    private static boolean isOfClient(String endpoint) {
        return Endpoint.of(endpoint).map(Endpoint::isForClients).orElse(true);
    }
}
