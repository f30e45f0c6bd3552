package io.entitytokens.token;

import java.util.Map;

/**
 * What happened to an entity or to one of its tokens, as an event of Keycloak tells it.
 *
 * @param id of Keycloak's event
 * @param realmId internal id of the realm
 * @param entityId internal id of the entity
 * @param tokenId the token's id, of a token that may be gone or was only claimed, or null
 * @param kind Keycloak's type of a user event ({@code PERMISSION_TOKEN_ERROR}), or its operation of
 *     an admin event ({@code UPDATE})
 * @param timestamp epoch milliseconds
 * @param ip where the caller is, as Keycloak sees it, or null
 * @param reason of a refusal, or null
 * @param details all else that is told
 */
public record EntityEvent(
        String id,
        String realmId,
        String entityId,
        String tokenId,
        Category category,
        String kind,
        long timestamp,
        String ip,
        Reason reason,
        Map<String, String> details) {

    /** What an event is about. */
    public enum Category {
        /** Somebody changed something. */
        ADMIN,
        /** Somebody presented a token, or should have. */
        USE
    }

    public EntityEvent {
        ip = ClientAddress.literal(ip);
        details = Map.copyOf(details);
    }
}
