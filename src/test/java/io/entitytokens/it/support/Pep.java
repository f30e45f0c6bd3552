package io.entitytokens.it.support;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Http.Request;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.HashMap;
import java.util.Map;

/** A policy enforcement point: a client that asks by the OpenID Authorization API. */
public record Pep(TestRealm realm, String clientId) {

    /** Makes the client. */
    public static Pep of(TestRealm realm, String clientId) {
        new OAuth(realm).client(clientId);
        return new Pep(realm, clientId);
    }

    /**
     * A call without credentials yet.
     *
     * @param call evaluation or evaluations
     */
    public static Request call(TestRealm realm, String call) {
        return realm.request("POST", "/entity-tokens/access/v1/" + call);
    }

    public Request call(String call) {
        return call(realm, call)
                .header("Authorization", OAuth.basic(clientId, OAuth.CLIENT_SECRET));
    }

    /** Asks one question. */
    public Answer ask(Object question) {
        return call("evaluation").json(question).send();
    }

    /** The decision about a token, in the preferred form. */
    public JsonNode decide(Token token, String action, String entity) {
        return ask(question(subject(token), action, entity)).expect(200).json();
    }

    /** The decision about whatever is presented as a token, by itself. */
    public JsonNode decide(String presented, String action, String entity) {
        return ask(question(subject(presented), action, entity)).expect(200).json();
    }

    /** The details of the latest event that names this client. */
    public JsonNode latestEvent() {
        return realm.realmAdmin()
                .get(realm.admin("/events?max=1&client=" + clientId))
                .expect(200)
                .json()
                .get(0);
    }

    /** A token, in the preferred form. */
    public static Map<String, Object> subject(Token token) {
        return subject(token.id(), token.secret());
    }

    public static Map<String, Object> subject(String tokenId, String secret) {
        return Map.of("type", "entity_token", "id", tokenId, "properties", Map.of("token", secret));
    }

    public static Map<String, Object> subject(String presented) {
        return Map.of("type", "entity_token", "id", presented);
    }

    /**
     * As {@link #subject(String)}, of a holder that is somewhere.
     *
     * @param address of the holder, or null to tell none
     */
    public static Map<String, Object> toldSubject(String presented, String address) {
        Map<String, Object> subject = new HashMap<>(subject(presented));
        if (address != null) {
            subject.put("properties", Map.of("ip_address", address));
        }
        return subject;
    }

    public static Map<String, Object> action(String name) {
        return Map.of("name", name);
    }

    public static Map<String, Object> resource(String entity) {
        return Map.of("type", "entity", "id", entity);
    }

    public static Map<String, Object> question(
            Map<String, Object> subject, String action, String entity) {
        return Map.of("subject", subject, "action", action(action), "resource", resource(entity));
    }
}
