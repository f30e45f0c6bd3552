package io.entitytokens.it.support;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Limits of a realm's entities and tokens, as admins set them and holders see them.
 *
 * @param entity the name of the entity that gateways ask about
 */
public record Limits(TestRealm realm, String entity) {

    /** Nothing comes back while a test runs: one request in fourteen minutes at most. */
    public static final String LONG = "P1D";

    public Limits(TestRealm realm) {
        this(realm, "invoice");
    }

    /** A limit as JSON has it. */
    public static final class Limit extends LinkedHashMap<String, Object> {

        private static final long serialVersionUID = 1L;

        private Limit(String name, long requests, String period) {
            super(Map.of("name", name, "requests", requests, "period", period));
        }
    }

    /** A limit on all requests. */
    public static Limit limit(long requests, String period) {
        return new Limit("all", requests, period);
    }

    /** A limit on the requests that need a permission. */
    public static Limit limit(String permission, long requests, String period) {
        Limit limit = new Limit(permission + "s", requests, period);
        limit.put("permission", permission);
        return limit;
    }

    /** A token that may read and write, with limits of its own. */
    public Token token(String entityId, Limit... limits) {
        return realm.token(
                entityId,
                NewToken.named("limited " + System.nanoTime())
                        .may("read", "write")
                        .with("limits", List.of(limits)));
    }

    /** The same token with the secret that a rotation gives it. */
    public Token rotated(Token token, String overlap) {
        String secret =
                realm.realmAdmin()
                        .post(realm.path(token) + "/rotate", Map.of("overlap", overlap))
                        .expect(200)
                        .json()
                        .get("token")
                        .textValue();
        return new Token(token.id(), token.entityId(), secret);
    }

    /** Gives an entity limits, or others. */
    public void ofEntity(String entityId, Limit... limits) {
        realm.realmAdmin()
                .put(realm.admin("/entities/" + entityId), Map.of("limits", List.of(limits)))
                .expect(204);
    }

    /** Gives a token limits, or others. */
    public void of(Token token, Limit... limits) {
        realm.realmAdmin().put(realm.path(token), Map.of("limits", List.of(limits))).expect(204);
    }

    /** What the holder is told of its token. */
    public JsonNode self(Token token) {
        return realm.request("GET", "/entity-tokens/self")
                .bearer(token.secret())
                .send()
                .expect(200)
                .json();
    }

    /** What is left of a token's only limit. */
    public long remaining(Token token) {
        return self(token).at("/limits/0/remaining").longValue();
    }

    /** A question of a gateway. */
    public Answer authorize(Token token, String permission) {
        return realm.authorize(token, entity, permission);
    }
}
