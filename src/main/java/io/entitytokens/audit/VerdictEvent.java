package io.entitytokens.audit;

import io.entitytokens.token.Demand;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Reason;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;

/**
 * A verdict as an event tells it. The details are the same whatever the door, and hold, of what a
 * client sends, nothing but what has the form of an entity's name or of a token's id.
 *
 * @param realmId internal id of the realm
 * @param ip where the caller is, as Keycloak sees it
 * @param reason null if the token was accepted
 * @param tokenId the token that exists, or null; anybody can make up an id
 */
record VerdictEvent(
        String realmId,
        String ip,
        Door door,
        Reason reason,
        String tokenId,
        Map<String, String> details) {

    /** No address is longer; what is comes from a forwarding header that nobody checked. */
    private static final int MAX_IP = 64;

    /** The client that events name, as the one whose credential a token is. */
    private static final String CLIENT_ID = "entity-tokens";

    VerdictEvent {
        ip = ip != null && ip.length() > MAX_IP ? null : ip;
    }

    static VerdictEvent of(String realmId, String ip, Door door, Demand demand, Verdict verdict) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("door", door.value());
        details.put("permission", String.join(" ", Permission.values(demand.permissions())));
        if (verdict instanceof Verdict.Refused refused) {
            details.put("reason", refused.reason().value());
            if (demand.entityName() != null && Entity.isName(demand.entityName())) {
                details.put("entity", demand.entityName());
            }
            refused.tokenId().ifPresent(id -> details.put("entity_token_id", id.value()));
            refused.stored().ifPresent(stored -> describe(details, stored, demand));
            return new VerdictEvent(
                    realmId,
                    ip,
                    door,
                    refused.reason(),
                    refused.stored().map(stored -> stored.token().id().value()).orElse(null),
                    details);
        }
        Verdict.Accepted accepted = (Verdict.Accepted) verdict;
        describe(details, accepted.entity(), accepted.token());
        return new VerdictEvent(realmId, ip, door, null, accepted.token().id().value(), details);
    }

    private static void describe(Map<String, String> details, StoredToken stored, Demand demand) {
        describe(details, stored.entity(), stored.token());
        if (!stored.entity().name().equals(demand.entityName())
                && demand.entityName() != null
                && Entity.isName(demand.entityName())) {
            details.put("requested_entity", demand.entityName());
        }
    }

    private static void describe(Map<String, String> details, Entity entity, EntityToken token) {
        details.put("entity", entity.name());
        details.put("entity_id", entity.id());
        details.put("entity_token_id", token.id().value());
        details.put("entity_token_name", token.name());
    }

    /** This without what tells it from others of the same reason. */
    VerdictEvent anonymous() {
        Map<String, String> common = new LinkedHashMap<>(details);
        common.keySet().retainAll(Set.of("door", "reason"));
        return new VerdictEvent(realmId, null, door, reason, null, common);
    }

    /** What counts as the same again. Without a token, callers are told apart by address. */
    Key key() {
        return new Key(
                realmId,
                door,
                reason,
                tokenId == null ? ip : tokenId,
                reason == null ? details.get("permission") : "");
    }

    record Key(String realmId, Door door, Reason reason, String subject, String permission) {}

    /**
     * Writes the event into Keycloak's.
     *
     * @param count of how many it tells; shown from two on, and for accepted tokens always
     */
    void write(EventBuilder event, long count) {
        event.event(EventType.PERMISSION_TOKEN).client(CLIENT_ID).ipAddress(ip);
        details.forEach(event::detail);
        if (reason == null || count > 1) {
            event.detail("count", Long.toString(count));
        }
        if (reason == null) {
            event.success();
        } else {
            event.error(reason.isAboutTheToken() ? Errors.INVALID_TOKEN : Errors.NOT_ALLOWED);
        }
    }
}
