package io.entitytokens.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Place;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tokens of an entity, whose secrets come and go, and what admins see of them. A {@link Token}
 * here is one secret of a token: its id stays, whatever the generation.
 *
 * @param entity the name of the entity
 */
record Rotations(TestRealm realm, OAuth oauth, String entityId, String entity) implements Place.Of {

    /** The client in the audience of every entity here. */
    static final String RESOURCE_SERVER = Place.RESOURCE_SERVER;

    /**
     * A secret that an admin ended before its time, beside the one that took its place.
     *
     * @param old the secret that somebody may still have
     */
    record Ended(Token old, Token current) {}

    /** Makes the entity {@code invoice} and its resource server. */
    static Rotations in(TestRealm realm) {
        // Tests call from many threads, and the realm makes its callers in one.
        List.of("viewer", "token-manager", "entity-manager").forEach(realm::user);
        OAuth oauth = new OAuth(realm);
        oauth.client(RESOURCE_SERVER);
        return new Rotations(realm, oauth, "", "").of("invoice");
    }

    /** Makes another entity of the realm. */
    Rotations of(String name) {
        return new Rotations(realm, oauth, realm.entity(name, RESOURCE_SERVER), name);
    }

    /** Sets one rule for the tokens of the entity. */
    Rotations withRule(String rule, Object value) {
        realm.user("entity-manager")
                .put(realm.admin("/entities/" + entityId + "/policy"), Map.of(rule, value))
                .expect(204);
        return this;
    }

    /** Makes a token that may read. */
    Token token() {
        return realm.token(entityId, "read");
    }

    Token tokenThatMay(String... permissions) {
        return realm.token(entityId, permissions);
    }

    /**
     * @param wishes names and values of the body, in turn
     */
    Answer rotate(Token token, Object... wishes) {
        Map<String, Object> body = new HashMap<>();
        for (int i = 0; i < wishes.length; i += 2) {
            body.put((String) wishes[i], wishes[i + 1]);
        }
        return realm.user("token-manager").post(realm.path(token) + "/rotate", body);
    }

    /** The same token with the secret that a rotation gives it. */
    Token rotated(Token token, Object... wishes) {
        return newest(token, rotate(token, wishes));
    }

    /** The same token with the secret of a reply. */
    static Token newest(Token token, Answer rotation) {
        String secret = rotation.expect(200).json().get("token").textValue();
        return new Token(token.id(), token.entityId(), secret);
    }

    /** The token that a reply has made. */
    static Token created(Answer creation, String entityId) {
        JsonNode json = creation.expect(201).json();
        return new Token(json.get("id").textValue(), entityId, json.get("token").textValue());
    }

    /** Ends an older secret. */
    Answer end(Token token, Object generation) {
        return realm.user("token-manager").delete(realm.path(token) + "/secrets/" + generation);
    }

    /** A token that was rotated, and whose first secret was ended then. */
    Ended ended() {
        Token old = token();
        Token current = rotated(old, "overlap", "PT1H");
        end(old, 1).expect(204);
        return new Ended(old, current);
    }

    Answer change(Token token, String field, Object value) {
        return realm.user("token-manager").put(realm.path(token), Map.of(field, value));
    }

    /** Whether forward auth accepts a secret; a refusal must be that of a bad credential. */
    boolean isGood(Token token) {
        Answer answer = Place.FORWARD_AUTH.present(this, token.secret());
        assertThat(answer.status()).as(answer.toString()).isIn(200, 401);
        return answer.status() == 200;
    }

    /** Waits until forward auth refuses a secret. */
    void awaitRefused(Token token) {
        TestRealm.await(() -> isGood(token), good -> !good);
    }

    JsonNode read(Token token) {
        return get(token).json();
    }

    String status(Token token) {
        return read(token).get("status").textValue();
    }

    Answer get(Token token) {
        return realm.user("viewer").get(realm.path(token)).expect(200);
    }

    /** What is told of one of a token's secrets. */
    JsonNode secret(Token token, int generation) {
        for (JsonNode secret : read(token).get("secrets")) {
            if (secret.get("generation").intValue() == generation) {
                return secret;
            }
        }
        throw new AssertionError("no secret " + generation);
    }

    long ends(Token token, int generation) {
        return secret(token, generation).get("endsTimestamp").longValue();
    }

    /** The secrets as they are listed: {@code "2 current", "1 overlapping"}. */
    List<String> states(Token token) {
        List<String> states = new ArrayList<>();
        read(token)
                .get("secrets")
                .forEach(
                        secret ->
                                states.add(
                                        secret.get("generation").intValue()
                                                + " "
                                                + secret.get("state").textValue()));
        return states;
    }

    /** What was done to a token, by the name of the act. */
    List<JsonNode> acts(Token token, String action) {
        return realm.adminEvents().stream()
                .filter(event -> event.at("/details/entity_token_id").asText().equals(token.id()))
                .filter(event -> event.at("/details/action").asText().equals(action))
                .toList();
    }

    /** The first thing of its kind that was done to a token, once it is told. */
    JsonNode act(Token token, String action) {
        return TestRealm.await(() -> acts(token, action), acts -> !acts.isEmpty()).get(0);
    }

    /** A refusal of a token, once its event is written. */
    JsonNode refusal(Token token, String endpoint, String reason) {
        return oauth.refusal(token, endpoint, reason);
    }

    JsonNode awaitSuspicion(Token token) {
        return TestRealm.await(() -> read(token), json -> json.has("suspectedTimestamp"));
    }

    /** Waits until whatever was presented before has had its effect, by something later. */
    void awaitLaterSuspicion() {
        Ended later = ended();
        assertThat(isGood(later.old())).isFalse();
        awaitSuspicion(later.current());
    }
}
