package io.entitytokens.it.lifecycle;

import static io.entitytokens.it.support.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.Map;

/**
 * The rules of an entity, which are looked at before they change.
 *
 * @param tokens those of the entity
 */
record PreviewedPolicy(Rotations tokens) {

    /** A time that has come. */
    static final long NOW = 1_000L;

    /** Rules that refuse whatever never expires. */
    static final Map<String, Object> MUST_EXPIRE =
            Map.of("expiryRequired", true, "enforceFrom", NOW);

    /** Of the same realm. */
    Policies policies() {
        return new Policies(tokens.realm());
    }

    String path() {
        return policies().of(tokens.entityId());
    }

    /** Makes a token that never expires, and waits until its use is known. */
    Token used(String... permissions) {
        Token token = tokens.tokenThatMay(permissions);
        tokens.realm().authorize(token, tokens.entity(), permissions[0]).expect(200);
        TestRealm.await(() -> tokens.read(token), json -> json.has("lastUsedTimestamp"));
        return token;
    }

    JsonNode preview(Map<String, Object> rules) {
        return policies().preview(path(), rules).expect(200).json();
    }

    String confirmOf(Map<String, Object> rules) {
        return preview(rules).get("confirm").textValue();
    }

    /** Changes rules without having looked. */
    Answer put(Map<String, Object> rules) {
        return tokens.realm().user("entity-manager").put(path(), rules);
    }

    /**
     * @param confirm what a preview told
     */
    Answer confirm(Map<String, Object> rules, String confirm) {
        return policies().confirm(path(), rules, confirm);
    }

    void setSeen(Map<String, Object> rules) {
        policies().setSeen(path(), rules);
    }

    Answer read() {
        return policies().read(path());
    }

    JsonNode rules() {
        return policies().rules(path());
    }

    /** A refusal for want of a confirmation; no rule is enforced then. */
    void assertUnconfirmed(Answer answer) {
        assertRefused(answer, 409, "confirm");
        assertThat(rules().has("enforceFrom")).isFalse();
    }
}
