package io.entitytokens.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** More tokens are removed at once than one statement of the database takes. */
@Tag("database")
class BulkRemovalIT {

    private static final int MANY = 300;

    private static final TestRealm REALM = TestRealm.of(BulkRemovalIT.class);

    private static JsonNode delete(String entity, List<String> ids) {
        return REALM.user("token-manager")
                .post(
                        REALM.admin("/entities/" + entity + "/tokens/actions"),
                        Map.of("action", "delete", "ids", ids))
                .expect(200)
                .json();
    }

    @Test
    void allTokensThatAreNamedGoAndNoOther() {
        String entity = REALM.entity("many");
        Token kept = REALM.token(entity, "read");
        List<Token> many = Stream.generate(() -> REALM.token(entity, "read")).limit(MANY).toList();
        List<String> ids = many.stream().map(Token::id).toList();
        // Those that were used have rows that go with them.
        List<Token> used = List.of(kept, many.get(0), many.get(MANY - 1));
        used.forEach(token -> REALM.authorize(token, "many", "read").expect(200));
        used.forEach(token -> REALM.awaitUses(token, 1));

        JsonNode results = delete(entity, ids);

        assertThat(results.findValuesAsText("id")).containsExactlyElementsOf(ids);
        assertThat(results.findValuesAsText("result")).hasSize(MANY).containsOnly("done");
        assertThat(
                        REALM.user("viewer")
                                .get(REALM.admin("/entities/" + entity + "/tokens"))
                                .expect(200)
                                .json()
                                .findValuesAsText("id"))
                .containsExactly(kept.id());
        REALM.authorize(kept, "many", "read").expect(200);
        REALM.authorize(many.get(0), "many", "read").expect(401);
        REALM.authorize(many.get(MANY - 1), "many", "read").expect(401);
        assertThat(delete(entity, ids).findValuesAsText("result"))
                .hasSize(MANY)
                .containsOnly("not_found");
    }
}
