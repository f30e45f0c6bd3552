package io.entitytokens.it.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** An admin who looks after the secrets of tokens, at one node. */
record SecretsAdmin(TestRealm realm) {

    /** The old secret ends with the reply. */
    static final Map<String, Object> AT_ONCE = Map.of("overlap", "PT0S");

    /** The old secret stays good for longer than any test takes. */
    static final Map<String, Object> OVERLAPPING = Map.of("overlap", "PT1H");

    /** The old secret ends as soon as somebody uses the new one. */
    static final Map<String, Object> UNTIL_FIRST_USE =
            Map.of("overlap", "PT1H", "endOnFirstUse", true, "settle", "PT0S");

    /**
     * Rotates a token.
     *
     * @return the same token with its new secret
     */
    Token rotate(Token token, Map<String, Object> how) {
        JsonNode rotated =
                realm.realmAdmin().post(realm.path(token) + "/rotate", how).expect(200).json();
        return new Token(token.id(), token.entityId(), rotated.get("token").textValue());
    }

    /** Ends an older secret early. */
    void end(Token token, int generation) {
        realm.realmAdmin().delete(realm.path(token) + "/secrets/" + generation).expect(204);
    }

    JsonNode read(Token token) {
        return realm.realmAdmin().get(realm.path(token)).expect(200).json();
    }

    /** What a representation says of each secret, newest first. */
    static List<JsonNode> secrets(JsonNode representation) {
        return StreamSupport.stream(representation.get("secrets").spliterator(), false).toList();
    }

    /** The state of each secret, newest first. */
    static List<String> states(JsonNode representation) {
        return secrets(representation).stream()
                .map(secret -> secret.get("state").textValue())
                .toList();
    }
}
