package io.entitytokens.it.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The rules for the tokens of a realm and of its entities. */
record Policies(TestRealm realm) {

    /** Every rule, as null. */
    private static final String NOTHING =
            Stream.of(
                            "maxLifespan",
                            "expiryRequired",
                            "defaultLifespan",
                            "namePattern",
                            "permissions",
                            "addressesRequired",
                            "maxTokens",
                            "maxOverlap",
                            "onReuse",
                            "selfRotate",
                            "enforceFrom")
                    .map(rule -> "\"" + rule + "\":null")
                    .collect(Collectors.joining(",", "{", "}"));

    String ofRealm() {
        return realm.admin("/entities/policy");
    }

    String of(String entityId) {
        return realm.admin("/entities/" + entityId + "/policy");
    }

    Answer read(String path) {
        return realm.user("viewer").get(path).expect(200);
    }

    /** Sets one rule; null clears it. */
    Answer set(String path, String rule, Object value) {
        Map<String, Object> body = new HashMap<>();
        body.put(rule, value);
        return realm.user("entity-manager").put(path, body);
    }

    /** What rules would do. */
    Answer preview(String path, Map<String, Object> rules) {
        return realm.user("viewer").post(path + "/preview", rules);
    }

    /**
     * Sets rules after a look at what they will do, and after another if a use has been stamped
     * meanwhile.
     */
    void setSeen(String path, Map<String, Object> rules) {
        Answer set = confirm(path, rules, seen(path, rules));
        if (set.status() == 409) {
            set = confirm(path, rules, seen(path, rules));
        }
        set.expect(204);
    }

    private String seen(String path, Map<String, Object> rules) {
        return preview(path, rules).expect(200).json().get("confirm").textValue();
    }

    /** Enforces a rule for an entity; whoever does it has seen whom it hits. */
    void enforce(String entityId, String rule, Object value) {
        setSeen(of(entityId), Map.of(rule, value, "enforceFrom", 1_000L));
    }

    /** Rules, each of which refuses a token that may read, without an end or an address. */
    static Stream<Arguments> refusing() {
        return Stream.of(
                Arguments.of("maxLifespan", "P30D"),
                Arguments.of("expiryRequired", true),
                Arguments.of("addressesRequired", true),
                Arguments.of("permissions", List.of("write")));
    }

    /**
     * @param confirm what a preview told
     */
    Answer confirm(String path, Map<String, Object> rules, String confirm) {
        return realm.user("entity-manager").put(path + "?confirm=" + confirm, rules);
    }

    /** Takes away every rule of the realm. */
    void clear() {
        realm.user("entity-manager").request("PUT", ofRealm()).json(NOTHING).send().expect(204);
    }

    /** The rules of a policy, without what is told of where they come from. */
    JsonNode rules(String path) {
        ObjectNode policy = (ObjectNode) read(path).json();
        policy.remove("effective");
        return policy;
    }

    /** What holds for an entity, and where it comes from. */
    JsonNode effective(String entityId) {
        return read(of(entityId)).json().path("effective");
    }
}
