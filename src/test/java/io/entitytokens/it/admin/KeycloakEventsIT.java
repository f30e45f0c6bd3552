package io.entitytokens.it.admin;

import static io.entitytokens.it.admin.EntityEvents.events;
import static io.entitytokens.it.admin.EntityEvents.kinds;
import static io.entitytokens.it.admin.EntityEvents.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Server;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An entity's events are as Keycloak's own: in ids and words, and in what the realm stores. */
@Tag("database")
class KeycloakEventsIT {

    @Test
    void eventHasTheIdThatKeycloakGaveIt() {
        TestRealm own = TestRealm.named("keycloakeventsit-ids", Map.of());
        String invoice = own.entity("invoice");
        own.authorize(named(own, invoice, "x", "read"), "invoice", "write").expect(403);

        assertThat(events(own, invoice, ""))
                .extracting(event -> event.get("id").textValue())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(own.events().stream(), own.adminEvents().stream())
                                .map(event -> event.get("id").textValue())
                                .toList());
    }

    /** As with Keycloak's own events, by its own rule. */
    @Test
    void realmThatStoresNoEventsHasNoneHereEither() {
        TestRealm own =
                TestRealm.named(
                        "keycloakeventsit-silent",
                        Map.of("eventsEnabled", false, "adminEventsEnabled", false));
        String entity = own.entity("invoice");
        Token token = own.token(entity, "read");
        own.authorize(token, "invoice", "write").expect(403);
        assertThat(events(own, entity, "")).isEmpty();
        assertThat(settings(own, entity).get("missingEventTypes")).hasSize(8);
        assertThat(settings(own, entity).get("adminEventsEnabled").booleanValue()).isFalse();

        configure(own, Map.of("eventsEnabled", true, "enabledEventTypes", List.of()));
        own.authorize(token, "invoice", "write").expect(403);
        assertThat(events(own, entity, ""))
                .as("PERMISSION_TOKEN_ERROR is not among the types by default")
                .isEmpty();
        assertThat(settings(own, entity).get("missingEventTypes").toString())
                .isEqualTo(
                        "[\"PERMISSION_TOKEN_ERROR\",\"INTROSPECT_TOKEN\",\"INTROSPECT_TOKEN_ERROR\"]");

        configure(own, Map.of("enabledEventTypes", List.of("PERMISSION_TOKEN_ERROR")));
        own.authorize(token, "invoice", "write").expect(403);
        assertThat(kinds(events(own, entity, ""))).containsExactly("PERMISSION_TOKEN_ERROR");

        configure(own, Map.of("adminEventsEnabled", true, "adminEventsDetailsEnabled", false));
        own.realmAdmin().put(own.path(token), Map.of("description", "hidden")).expect(204);
        JsonNode change = events(own, entity, "").get(0);
        assertThat(change.get("kind").textValue()).isEqualTo("UPDATE");
        assertThat(change.get("username").textValue()).isEqualTo("realm-admin");
        assertThat(change.toString()).doesNotContain("hidden");
        assertThat(own.adminEvents().get(0).toString()).doesNotContain("hidden");
    }

    private static void configure(TestRealm of, Map<String, Object> settings) {
        of.masterAdmin().put(of.admin(""), settings).expect(204);
    }

    private static JsonNode settings(TestRealm of, String entity) {
        return of.user("viewer")
                .get(of.admin("/entities/" + entity + "/events/settings"))
                .expect(200)
                .json();
    }

    @Test
    void keycloaksAdminEventTellsBeforeAndAfterToo() {
        TestRealm own = TestRealm.named("keycloakeventsit-admin", Map.of());
        Token token = named(own, own.entity("invoice"), "x", "read");
        own.realmAdmin().put(own.path(token), Map.of("description", "nightly")).expect(204);

        JsonNode details = own.adminEvents().get(0).get("details");

        assertThat(details.get("before").textValue()).isEqualTo("{\"description\":null}");
        assertThat(details.get("after").textValue()).isEqualTo("{\"description\":\"nightly\"}");
        assertThat(details.get("admin_username").textValue()).isEqualTo("realm-admin");
        assertThat(details.get("entity").textValue()).isEqualTo("invoice");
        assertThat(details.get("entity_token_name").textValue()).isEqualTo("x");
    }

    @Test
    void eventsExpireWithTheRealms() {
        TestRealm own = TestRealm.named("keycloakeventsit-expiry", Map.of());
        String entity = own.entity("invoice");
        own.authorize(own.token(entity, "read"), "invoice", "write").expect(403);
        assertThat(events(own, entity, "")).hasSize(3);

        configure(own, Map.of("eventsExpiration", 1));
        assertThat(TestRealm.await(() -> kinds(events(own, entity, "")), kinds -> kinds.size() < 3))
                .as("changes are kept apart")
                .containsExactly("CREATE", "CREATE");

        configure(own, Map.of("attributes", Map.of("adminEventsExpiration", "1")));
        TestRealm.await(() -> events(own, entity, ""), List::isEmpty);
    }

    @Test
    void eventsGoWithTheirEntity() {
        TestRealm own = TestRealm.named("keycloakeventsit-gone", Map.of());
        String entity = own.entity("invoice");
        named(own, entity, "a-name-in-events", "read");
        assertThat(Server.get().ownRows().contains("a-name-in-events")).isTrue();

        own.realmAdmin().delete(own.admin("/entities/" + entity)).expect(204);

        TestRealm.await(
                () -> Server.get().ownRows(),
                rows -> !rows.contains(entity) && !rows.contains("a-name-in-events"));
        assertThat(own.adminEvents().toString())
                .as("Keycloak's own events stay")
                .contains("a-name-in-events");
    }
}
