package io.entitytokens.it.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a security team finds afterwards of changes: who made which. */
@Tag("database")
class AdminEventsIT {

    private static TestRealm realm;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(AdminEventsIT.class);
        realm.entity("invoice");
    }

    @Test
    void everyChangeIsAnAdminEventWithoutTheSecret() {
        TestRealm own = TestRealm.named("admineventsit-changes", Map.of());
        String entity = own.entity("invoice");
        Token token = own.token(entity, NewToken.named("noted").may("read"));
        own.realmAdmin().put(own.path(token), Map.of("description", "changed")).expect(204);
        own.realmAdmin()
                .post(
                        own.admin("/entities/" + entity + "/tokens/actions"),
                        Map.of("action", "disable", "ids", List.of(token.id())))
                .expect(200);
        own.realmAdmin().delete(own.path(token)).expect(204);
        own.realmAdmin()
                .put(own.admin("/entities/" + entity), Map.of("displayName", "Invoice"))
                .expect(204);
        own.realmAdmin().delete(own.admin("/entities/" + entity)).expect(204);

        List<JsonNode> events = own.adminEvents();

        String entityPath = "entities/" + entity;
        String tokenPath = entityPath + "/tokens/" + token.id();
        assertThat(events)
                .extracting(
                        e ->
                                e.get("operationType").textValue()
                                        + " "
                                        + e.get("resourceType").textValue()
                                        + " "
                                        + e.get("resourcePath").textValue())
                .containsExactly(
                        "DELETE ENTITY " + entityPath,
                        "UPDATE ENTITY " + entityPath,
                        "DELETE ENTITY_TOKEN " + tokenPath,
                        "ACTION ENTITY_TOKEN " + tokenPath,
                        "UPDATE ENTITY_TOKEN " + tokenPath,
                        "CREATE ENTITY_TOKEN " + tokenPath,
                        "CREATE ENTITY " + entityPath);
        assertThat(events)
                .allSatisfy(
                        e -> {
                            assertThat(e.at("/authDetails/userId").textValue()).isNotBlank();
                            assertThat(e.at("/authDetails/ipAddress").textValue()).isNotBlank();
                            assertThat(e.get("representation").textValue())
                                    .contains("\"name\":")
                                    .doesNotContain(token.secret());
                        });
        assertThat(events.get(3).get("representation").textValue()).contains("\"enabled\":false");
    }

    @Test
    void refusedChangeLeavesNoAdminEvent() {
        int before = realm.adminEvents().size();

        realm.realmAdmin().post(realm.admin("/entities"), Map.of("name", "invoice")).expect(409);
        realm.realmAdmin().post(realm.admin("/entities"), Map.of("name", "NO")).expect(400);
        realm.user("viewer").post(realm.admin("/entities"), Map.of("name", "x")).expect(403);

        assertThat(realm.adminEvents()).hasSize(before);
    }
}
