package io.entitytokens.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
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
        String door,
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
        rest.remove("entity");
        rest.remove("entity_id");
        rest.remove("entity_token_id");
        if (event.reason() != null) {
            rest.remove("reason");
        }
        String count = rest.remove("count");
        return new EntityEventRepresentation(
                event.id(),
                event.timestamp(),
                event.category().name().toLowerCase(Locale.ROOT),
                event.kind(),
                event.tokenId(),
                rest.remove("entity_token_name"),
                rest.remove("door"),
                rest.remove("permission"),
                rest.remove("requested_entity"),
                event.reason() == null ? null : event.reason().value(),
                rest.remove("error"),
                count == null ? null : Long.valueOf(count),
                rest.remove(admin ? "admin_client" : "client_id"),
                rest.remove("user_id"),
                rest.remove(admin ? "admin_username" : "username"),
                rest.remove("admin_realm"),
                event.ip(),
                rest.remove("before"),
                rest.remove("after"),
                rest.isEmpty() ? null : rest);
    }
}
