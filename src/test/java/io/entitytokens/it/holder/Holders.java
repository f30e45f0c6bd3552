package io.entitytokens.it.holder;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Http.Request;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;

/**
 * The holders of a realm's tokens, who know a secret and nothing else, those who find tokens, and
 * the admin, who sees what became of them. The tokens are of the entity {@code invoice}.
 */
record Holders(TestRealm realm) {

    private static final String SELF = "/entity-tokens/self";

    /** Sets a rule for all tokens of the realm. */
    Holders rule(String name, Object value) {
        realm.realmAdmin().put(realm.admin("/entities/policy"), Map.of(name, value)).expect(204);
        return this;
    }

    /** A call of a holder, without a credential yet. */
    Request call(String method, String rest) {
        return realm.request(method, SELF + rest);
    }

    Answer self(String secret) {
        return call("GET", "").bearer(secret).send();
    }

    /** Rotates without a body. */
    Answer rotate(String secret) {
        return call("POST", "/rotate").bearer(secret).send();
    }

    Answer rotate(String secret, Map<String, Object> wishes) {
        return call("POST", "/rotate").bearer(secret).json(wishes).send();
    }

    /** The new secret of a rotation that was done. */
    static String secret(Answer rotated) {
        return rotated.expect(200).json().get("token").textValue();
    }

    /** Gives the token up at the holder's own endpoint. */
    Answer end(String secret) {
        return call("DELETE", "").bearer(secret).send();
    }

    /**
     * Gives a token up as RFC 7009 has it.
     *
     * @param form the body as it is sent
     */
    Answer revoke(String form) {
        return realm.request("POST", "/entity-tokens/revoke")
                .body("application/x-www-form-urlencoded", form)
                .send();
    }

    Answer report(String json) {
        return realm.request("POST", "/entity-tokens/leaks").json(json).send();
    }

    Answer reportSecrets(String... secrets) {
        return realm.request("POST", "/entity-tokens/leaks")
                .json(Map.of("credentials", List.of(secrets)))
                .send();
    }

    /** Rotates as an admin, and gives the new secret. */
    String rotateAsAdmin(Token token, Map<String, Object> wishes) {
        return secret(realm.realmAdmin().post(realm.path(token) + "/rotate", wishes));
    }

    /** What admins see of a token. */
    JsonNode read(Token token) {
        return realm.realmAdmin().get(realm.path(token)).expect(200).json();
    }

    /** What admins see of a token, as it is sent. */
    String text(Token token) {
        Answer answer = realm.realmAdmin().get(realm.path(token)).expect(200);
        return answer.header("ETag") + " " + answer.body();
    }

    String status(Token token) {
        return read(token).get("status").textValue();
    }

    /** What forward auth answers to a secret that asks for the permission to read. */
    int judged(String secret) {
        return realm.authorize("GET", "?entity=invoice&permission=read")
                .bearer(secret)
                .send()
                .status();
    }

    /** Uses the newest secret of a token that was rotated, until admins see that it was used. */
    void use(Token token, String newest) {
        realm.authorize("GET", "?entity=invoice&permission=read").bearer(newest).send().expect(200);
        TestRealm.await(
                () -> read(token).at("/secrets/0"), secret -> secret.has("firstUsedTimestamp"));
    }

    /** Waits until a token is suspected. */
    void awaitSuspicion(Token token) {
        TestRealm.await(() -> read(token), json -> json.has("suspectedTimestamp"));
    }

    /** What was done to a token, by the name of the act; newest first. */
    List<JsonNode> acts(Token token, String action) {
        return realm.adminEvents().stream()
                .filter(event -> event.get("resourcePath").textValue().endsWith(token.id()))
                .filter(event -> event.at("/details/action").asText().equals(action))
                .toList();
    }

    /** What was done to a token once, as soon as it is told. */
    JsonNode act(Token token, String action) {
        return TestRealm.await(() -> acts(token, action), acts -> acts.size() == 1).get(0);
    }
}
