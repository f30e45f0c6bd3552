package io.entitytokens.it.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.ArrayList;
import java.util.List;

/** What is told of an entity, and tokens that are told of by name. */
final class EntityEvents {

    private EntityEvents() {}

    static List<JsonNode> events(TestRealm of, String entity, String query) {
        List<JsonNode> events = new ArrayList<>();
        of.user("viewer")
                .get(of.admin("/entities/" + entity + "/events?max=1000" + query))
                .expect(200)
                .json()
                .forEach(events::add);
        return events;
    }

    static List<String> kinds(List<JsonNode> events) {
        return events.stream().map(event -> event.get("kind").textValue()).toList();
    }

    static Token named(TestRealm of, String entity, String name, String... permissions) {
        return of.token(entity, NewToken.named(name).may(permissions));
    }
}
