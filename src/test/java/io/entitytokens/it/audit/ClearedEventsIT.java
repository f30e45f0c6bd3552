package io.entitytokens.it.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an admin clears from Keycloak's lists of events is in no list of ours either. */
@Tag("database")
final class ClearedEventsIT {

    private static final int AT_ONCE = 10;

    private static List<JsonNode> events(TestRealm realm, String entity) {
        List<JsonNode> events = new ArrayList<>();
        realm.realmAdmin()
                .get(realm.admin("/entities/" + entity + "/events?max=1000"))
                .expect(200)
                .json()
                .forEach(events::add);
        return events;
    }

    private static List<String> categories(TestRealm realm, String entity) {
        return events(realm, entity).stream()
                .map(event -> event.get("category").textValue())
                .distinct()
                .sorted()
                .toList();
    }

    private static void clear(TestRealm realm, String list) {
        realm.masterAdmin().delete(realm.admin(list)).expect(204);
    }

    private static void refuse(TestRealm realm, Token token, int times) {
        for (int i = 0; i < times; i++) {
            realm.authorize(token, "invoice", "write").expect(403);
        }
    }

    @Test
    void clearingEventsClearsThatListOfThatRealmAlone() {
        TestRealm realm = TestRealm.named("cleared-events", Map.of());
        TestRealm other = TestRealm.named("cleared-not", Map.of());
        String entity = realm.entity("invoice");
        String others = other.entity("invoice");
        refuse(realm, realm.token(entity, "read"), 1);
        refuse(other, other.token(others, "read"), 1);
        assertThat(categories(realm, entity)).containsExactly("admin", "use");

        clear(realm, "/events");
        assertThat(categories(realm, entity)).containsExactly("admin");
        refuse(realm, realm.token(entity, "read"), 1);
        clear(realm, "/admin-events");
        assertThat(categories(realm, entity)).containsExactly("use");

        assertThat(realm.events()).hasSize(1);
        assertThat(realm.adminEvents()).isEmpty();
        assertThat(categories(other, others)).containsExactly("admin", "use");
    }

    /** The flood of a second token begins later, and so is told later than the first would be. */
    @Test
    @Tag("minute")
    void refusalsCountedBeforeTheClearingAreNotTold() {
        TestRealm realm = TestRealm.named("cleared-counts", Map.of());
        String entity = realm.entity("invoice");
        Token before = realm.token(entity, "read");
        Token after = realm.token(entity, "read");
        refuse(realm, before, AT_ONCE + 3);

        clear(realm, "/events");
        refuse(realm, after, AT_ONCE + 4);

        List<JsonNode> counted =
                TestRealm.await(
                        () ->
                                events(realm, entity).stream()
                                        .filter(event -> event.has("count"))
                                        .toList(),
                        events -> !events.isEmpty(),
                        Duration.ofMinutes(3));
        assertThat(counted).hasSize(1);
        assertThat(counted.get(0).get("tokenId").textValue()).isEqualTo(after.id());
        assertThat(counted.get(0).get("count").longValue()).isEqualTo(4);
        assertThat(realm.events())
                .extracting(event -> event.at("/details/entity_token_id").textValue())
                .containsOnly(after.id());
    }
}
