package io.entitytokens.audit;

import io.entitytokens.token.ClientAddress;
import io.entitytokens.token.Endpoint;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.verify.Demand;
import io.entitytokens.token.verify.Recipient;
import io.entitytokens.token.verify.Verdict;
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
        Endpoint endpoint,
        Demand demand,
        Verdict verdict,
        boolean shared) {

    /** No client of Keycloak has a longer id. */
    private static final int MAX_CLIENT_ID = 255;

    /** It is held for a minute, and many of them: of what a caller sends, nothing long stays. */
    VerdictEvent {
        ip = ClientAddress.literal(ip);
        clientId =
                clientId != null && clientId.length() > MAX_CLIENT_ID
                        ? clientId.substring(0, MAX_CLIENT_ID)
                        : clientId;
        demand =
                new Demand(
                                demand.realmId(),
                                demand.anyEntity(),
                                nameOrNull(demand.entityName()),
                                demand.permissions(),
                                Recipient.UNNAMED)
                        .from(demand.address());
    }

    private static String nameOrNull(String entity) {
        return entity != null && Entity.isName(entity) ? entity : null;
    }

    static VerdictEvent of(
            String realmId,
            String clientId,
            String ip,
            Endpoint endpoint,
            Demand demand,
            Verdict verdict) {
        return new VerdictEvent(realmId, clientId, ip, endpoint, demand, verdict, false);
    }

    /** Null if the token was accepted. */
    Reason reason() {
        return verdict instanceof Verdict.Refused refused ? refused.reason() : null;
    }

    /** The token that exists, or null; anybody can make up an id. */
    String tokenId() {
        return verdict.found().map(stored -> stored.token().id().value()).orElse(null);
    }

    /**
     * The same whatever the endpoint; and, of what a client sends, nothing but what has the form of
     * an entity's name or of a token's id.
     */
    Map<String, String> details() {
        Map<String, String> details = details(endpoint, demand, verdict);
        if (shared) {
            details.keySet().retainAll(Set.of(EventDetails.ENDPOINT, EventDetails.REASON));
        }
        return details;
    }

    /** What an event tells of a verdict; the same whatever the endpoint. */
    static Map<String, String> details(Endpoint endpoint, Demand demand, Verdict verdict) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put(EventDetails.ENDPOINT, endpoint.value());
        details.put(EventDetails.PERMISSION, permissions(demand, verdict));
        demand.address().told().ifPresent(ip -> details.put(EventDetails.CLIENT_IP, ip));
        if (verdict instanceof Verdict.Refused refused) {
            details.put(EventDetails.REASON, refused.reason().value());
            if (demand.entityName() != null && Entity.isName(demand.entityName())) {
                details.put(EventDetails.ENTITY, demand.entityName());
            }
            refused.tokenId().ifPresent(id -> details.put(EventDetails.TOKEN_ID, id.value()));
            refused.stored().ifPresent(stored -> describe(details, stored, demand));
            refused.retired()
                    .ifPresent(
                            secret ->
                                    details.put(
                                            EventDetails.SECRET_GENERATION,
                                            Integer.toString(secret.generation())));
        } else {
            Verdict.Accepted accepted = (Verdict.Accepted) verdict;
            describe(details, accepted.entity(), accepted.token());
        }
        return details;
    }

    private static String permissions(Demand demand, Verdict verdict) {
        Permissions asked = demand.permissions();
        return (verdict instanceof Verdict.Accepted accepted ? accepted.granted(asked) : asked)
                .names();
    }

    private static void describe(Map<String, String> details, StoredToken stored, Demand demand) {
        describe(details, stored.entity(), stored.token());
        if (!stored.entity().name().equals(demand.entityName())
                && demand.entityName() != null
                && Entity.isName(demand.entityName())) {
            details.put(EventDetails.REQUESTED_ENTITY, demand.entityName());
        }
    }

    private static void describe(Map<String, String> details, Entity entity, EntityToken token) {
        details.put(EventDetails.ENTITY, entity.name());
        details.put(EventDetails.ENTITY_ID, entity.id());
        details.put(EventDetails.TOKEN_ID, token.id().value());
        details.put(EventDetails.TOKEN_NAME, EventText.write(token.name()));
    }

    /** This without what tells it from others of the same reason. */
    VerdictEvent anonymous() {
        return new VerdictEvent(realmId, clientId, null, endpoint, demand, verdict, true);
    }

    /**
     * What counts as the same again. Without a token, callers are told apart by address, and by the
     * client that they are or claim to be.
     */
    Key key() {
        String tokenId = shared ? null : tokenId();
        boolean accepted = verdict instanceof Verdict.Accepted;
        return new Key(
                realmId,
                endpoint,
                reason(),
                tokenId == null ? ip : tokenId,
                tokenId == null && !shared ? clientId : null,
                accepted && !shared ? permissions(demand, verdict) : "");
    }

    record Key(
            String realmId,
            Endpoint endpoint,
            Reason reason,
            String subject,
            String clientId,
            String permissions) {

        /** Whether it stands for all kinds that have no line of their own. */
        boolean isShared() {
            return subject == null && clientId == null;
        }
    }

    /**
     * Writes the event into Keycloak's.
     *
     * @param count of how many it tells; shown from two on, and for accepted tokens always
     */
    void write(EventBuilder event, long count) {
        event.event(EndpointEvents.type(endpoint)).client(clientId).ipAddress(ip);
        details().forEach(event::detail);
        Reason reason = reason();
        if (reason == null || count > 1) {
            event.detail(EventDetails.COUNT, Long.toString(count));
        }
        if (reason == null) {
            event.success();
        } else {
            event.error(
                    reason.isAboutTheToken()
                            ? EndpointEvents.credentialError(endpoint)
                            : Errors.NOT_ALLOWED);
        }
    }
}
