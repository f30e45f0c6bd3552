package io.entitytokens.audit;

import io.entitytokens.token.Demand;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;

/**
 * A verdict as an event tells it. What it tells is put together when it is written: most are only
 * counted.
 *
 * @param realmId internal id of the realm
 * @param clientId the client that the event names
 * @param ip where the caller is, as Keycloak sees it
 * @param shared whether it stands for others too, and tells only what they have in common
 */
record VerdictEvent(
        String realmId,
        String clientId,
        String ip,
        Door door,
        Demand demand,
        Verdict verdict,
        boolean shared) {

    /** No address is longer; what is comes from a forwarding header that nobody checked. */
    private static final int MAX_IP = 64;

    VerdictEvent {
        ip = ip != null && ip.length() > MAX_IP ? null : ip;
    }

    static VerdictEvent of(
            String realmId, String clientId, String ip, Door door, Demand demand, Verdict verdict) {
        return new VerdictEvent(realmId, clientId, ip, door, demand, verdict, false);
    }

    /** Null if the token was accepted. */
    Reason reason() {
        return verdict instanceof Verdict.Refused refused ? refused.reason() : null;
    }

    /** The token that exists, or null; anybody can make up an id. */
    String tokenId() {
        return verdict instanceof Verdict.Refused refused
                ? refused.stored().map(stored -> stored.token().id().value()).orElse(null)
                : ((Verdict.Accepted) verdict).token().id().value();
    }

    /**
     * The same whatever the door; and, of what a client sends, nothing but what has the form of an
     * entity's name or of a token's id.
     */
    Map<String, String> details() {
        Map<String, String> details = details(door, demand, verdict);
        if (shared) {
            details.keySet().retainAll(Set.of("door", "reason"));
        }
        return details;
    }

    /** What an event tells of a verdict; the same whatever the door. */
    static Map<String, String> details(Door door, Demand demand, Verdict verdict) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("door", door.value());
        details.put("permission", permissions(demand, verdict));
        if (verdict instanceof Verdict.Refused refused) {
            details.put("reason", refused.reason().value());
            if (demand.entityName() != null && Entity.isName(demand.entityName())) {
                details.put("entity", demand.entityName());
            }
            refused.tokenId().ifPresent(id -> details.put("entity_token_id", id.value()));
            refused.stored().ifPresent(stored -> describe(details, stored, demand));
        } else {
            Verdict.Accepted accepted = (Verdict.Accepted) verdict;
            describe(details, accepted.entity(), accepted.token());
        }
        return details;
    }

    /** Who asks for nothing in particular gets all that the token has. */
    private static String permissions(Demand demand, Verdict verdict) {
        return Permissions.of(
                        demand.permissions().isEmpty()
                                        && verdict instanceof Verdict.Accepted accepted
                                ? accepted.token().permissions()
                                : demand.permissions())
                .names();
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
        details.put("entity_token_name", EventText.write(token.name()));
    }

    /** This without what tells it from others of the same reason. */
    VerdictEvent anonymous() {
        return new VerdictEvent(realmId, clientId, null, door, demand, verdict, true);
    }

    /** What counts as the same again. Without a token, callers are told apart by address. */
    Key key() {
        String tokenId = shared ? null : tokenId();
        boolean accepted = verdict instanceof Verdict.Accepted;
        return new Key(
                realmId,
                door,
                reason(),
                tokenId == null ? ip : tokenId,
                accepted && !shared ? permissions(demand, verdict) : "");
    }

    record Key(String realmId, Door door, Reason reason, String subject, String permissions) {}

    /**
     * Writes the event into Keycloak's.
     *
     * @param count of how many it tells; shown from two on, and for accepted tokens always
     */
    void write(EventBuilder event, long count) {
        event.event(door.eventType()).client(clientId).ipAddress(ip);
        details().forEach(event::detail);
        Reason reason = reason();
        if (reason == null || count > 1) {
            event.detail("count", Long.toString(count));
        }
        if (reason == null) {
            event.success();
        } else {
            event.error(reason.isAboutTheToken() ? door.credentialError() : Errors.NOT_ALLOWED);
        }
    }
}
