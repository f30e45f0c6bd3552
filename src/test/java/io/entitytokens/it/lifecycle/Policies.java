package io.entitytokens.it.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import java.util.HashMap;
import java.util.Map;

/** The rules for the tokens of a realm and of its entities. */
record Policies(TestRealm realm) {

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

    /** Takes away every rule of the realm. */
    void clear() {
        realm.user("entity-manager")
                .request("PUT", ofRealm())
                .json("{\"maxOverlap\":null,\"onReuse\":null,\"selfRotate\":null}")
                .send()
                .expect(204);
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
