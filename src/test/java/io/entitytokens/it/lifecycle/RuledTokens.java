package io.entitytokens.it.lifecycle;

import static io.entitytokens.it.support.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The tokens of an entity that has rules of its own.
 *
 * @param tokens those of the entity
 */
record RuledTokens(Rotations tokens) {

    static final long NEVER = 4_102_444_800_000L;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Those of an entity without any, in the realm of others. */
    static RuledTokens in(Rotations others) {
        return new RuledTokens(others.of("ruled-" + NUMBER.incrementAndGet()));
    }

    /** Changes rules of the entity. */
    void rule(Map<String, Object> rules) {
        tokens.realm()
                .user("entity-manager")
                .put(new Policies(tokens.realm()).of(tokens.entityId()), rules)
                .expect(204);
    }

    /**
     * Asks for a token that may read.
     *
     * @param wishes further fields of the body, over the usual ones
     */
    Answer create(Map<String, Object> wishes) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", "SAP " + NUMBER.incrementAndGet());
        body.put("permissions", List.of("read"));
        body.putAll(wishes);
        return tokens.realm()
                .user("token-manager")
                .post(tokens.realm().admin("/entities/" + tokens.entityId() + "/tokens"), body);
    }

    /** Makes a token that never expires, as long as there are no rules. */
    Token oldToken() {
        return tokens.realm()
                .token(
                        tokens.entityId(),
                        NewToken.named("Old " + NUMBER.incrementAndGet()).may("read"));
    }

    /** A body with one field, which is null. */
    static Map<String, Object> nothing(String field) {
        Map<String, Object> body = new HashMap<>();
        body.put(field, null);
        return body;
    }

    static void assertBroken(Answer answer, String field, String rule) {
        assertRefused(answer, 400, field);
        assertThat(answer.json().get("errorMessage").textValue()).contains("policy", rule);
    }
}
