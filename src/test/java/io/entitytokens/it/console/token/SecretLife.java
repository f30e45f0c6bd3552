package io.entitytokens.it.console.token;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;

/** What happens to the secrets of a realm's tokens outside the Admin Console. */
public record SecretLife(TestRealm realm) {

    /** Rotates a token, and gives it with its new secret. */
    public Token rotate(Token token, String overlap) {
        String secret =
                realm.realmAdmin()
                        .post(realm.path(token) + "/rotate", Map.of("overlap", overlap))
                        .expect(200)
                        .json()
                        .get("token")
                        .textValue();
        return new Token(token.id(), token.entityId(), secret);
    }

    /** Somebody presents a secret that has been ended early; waits until the token is suspected. */
    void suspect(Token token, String entity) {
        rotate(token, "PT1H");
        realm.realmAdmin().delete(realm.path(token) + "/secrets/1").expect(204);
        realm.authorize(token, entity, "read").expect(401);
        TestRealm.await(() -> read(token), json -> json.has("suspectedTimestamp"));
    }

    /** The holder gives the token up. */
    public void revoke(Token token) {
        realm.request("DELETE", "/entity-tokens/self").bearer(token.secret()).send().expect(204);
    }

    /** Somebody has found the secret of a token. */
    public void leak(Token token, String place) {
        realm.request("POST", "/entity-tokens/leaks")
                .json(List.of(Map.of("token", token.secret(), "type", "ket", "url", place)))
                .send()
                .expect(202);
    }

    JsonNode read(Token token) {
        return realm.realmAdmin().get(realm.path(token)).expect(200).json();
    }
}
