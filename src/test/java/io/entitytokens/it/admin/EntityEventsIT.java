package io.entitytokens.it.admin;

import static io.entitytokens.it.admin.EntityEvents.kinds;
import static io.entitytokens.it.admin.EntityEvents.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happened to an entity and its tokens, found in one place by whoever may see the entity. */
@Tag("database")
class EntityEventsIT {

    private static TestRealm realm;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(EntityEventsIT.class);
    }

    private static List<JsonNode> events(String entity, String query) {
        return EntityEvents.events(realm, entity, query);
    }

    private static void act(TestRealm of, Token token, String action) {
        of.realmAdmin()
                .post(
                        of.admin("/entities/" + token.entityId() + "/tokens/actions"),
                        Map.of("action", action, "ids", List.of(token.id())))
                .expect(200);
    }

    @Test
    void lifeOfATokenIsToldNewestFirst() {
        String invoice = realm.entity("invoice");
        Token sap = named(realm, invoice, "SAP ✓ 😀", "read", "write");
        realm.authorize(sap, "invoice", "read").expect(200);
        realm.user("token-manager")
                .put(realm.path(sap), Map.of("permissions", List.of("read")))
                .expect(204);
        realm.authorize(sap, "invoice", "write").expect(403);
        act(realm, sap, "disable");
        realm.authorize(sap, "invoice", "read").expect(401);
        realm.realmAdmin()
                .put(realm.admin("/entities/" + invoice), Map.of("displayName", "Rechnung"))
                .expect(204);
        realm.realmAdmin().delete(realm.path(sap)).expect(204);
        realm.authorize(sap, "invoice", "read").expect(401);

        List<JsonNode> events = events(invoice, "");

        assertThat(kinds(events))
                .containsExactly(
                        "PERMISSION_TOKEN_ERROR",
                        "DELETE",
                        "UPDATE",
                        "PERMISSION_TOKEN_ERROR",
                        "ACTION",
                        "PERMISSION_TOKEN_ERROR",
                        "UPDATE",
                        "CREATE",
                        "CREATE");
        assertThat(Stream.of(0, 3, 5).map(i -> events.get(i).get("reason").textValue()))
                .containsExactly("unknown", "disabled", "missing_permission");
        JsonNode change = events.get(6);
        assertThat(change.get("before").toString())
                .isEqualTo("{\"permissions\":[\"read\",\"write\"]}");
        assertThat(change.get("after").toString()).isEqualTo("{\"permissions\":[\"read\"]}");
        assertThat(change.get("username").textValue()).isEqualTo("token-manager");
        assertThat(change.get("userRealm").textValue()).isEqualTo(realm.name());
        assertThat(change.get("clientId").textValue()).isEqualTo("admin-cli");
        assertThat(change.get("ipAddress").textValue()).isNotBlank();
        assertThat(change.get("tokenName").textValue()).isEqualTo("SAP ✓ 😀");
        assertThat(change.get("category").textValue()).isEqualTo("admin");
        assertThat(events.get(4).get("before").toString()).isEqualTo("{\"enabled\":true}");
        assertThat(events.get(4).get("after").toString()).isEqualTo("{\"enabled\":false}");
        assertThat(events.get(2).get("after").toString())
                .isEqualTo("{\"displayName\":\"Rechnung\"}");
        assertThat(events.get(2).has("tokenId")).isFalse();
        assertThat(events.get(1).at("/before/name").textValue()).isEqualTo("SAP ✓ 😀");
        assertThat(events.get(1).has("after")).isFalse();
        assertThat(events.get(7).at("/after/permissions").toString())
                .isEqualTo("[\"read\",\"write\"]");
        assertThat(events.get(7).has("before")).isFalse();
        JsonNode refusal = events.get(5);
        assertThat(refusal.get("tokenId").textValue()).isEqualTo(sap.id());
        assertThat(refusal.get("tokenName").textValue()).isEqualTo("SAP ✓ 😀");
        assertThat(refusal.get("endpoint").textValue()).isEqualTo("forward_auth");
        assertThat(refusal.get("permission").textValue()).isEqualTo("write");
        assertThat(refusal.get("error").textValue()).isEqualTo("not_allowed");
        assertThat(refusal.get("category").textValue()).isEqualTo("use");
        assertThat(refusal.has("clientId")).as("a gateway is no client").isFalse();
        assertThat(refusal.path("details").has("client_id")).isFalse();
    }

    @Test
    void filtersFindWhatTheyName() {
        String order = realm.entity("order");
        Token one = named(realm, order, "one", "read");
        Token two = named(realm, order, "two", "read");
        realm.authorize(one, "order", "write").expect(403);
        realm.authorize(two, "order", "delete").expect(403);
        realm.authorize(two, "invoice-of-nobody", "read").expect(403);
        realm.authorize("GET", "?entity=order&permission=read").send().expect(401);
        realm.realmAdmin().delete(realm.path(one)).expect(204);
        List<JsonNode> all = events(order, "");
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        long middle = all.get(3).get("timestamp").longValue();
        String ip = all.get(1).get("ipAddress").textValue();

        assertThat(all).hasSize(8);
        assertThat(kinds(events(order, "&tokenId=" + one.id())))
                .as("of a token that is gone")
                .containsExactly("DELETE", "PERMISSION_TOKEN_ERROR", "CREATE");
        assertThat(kinds(events(order, "&kind=CREATE"))).hasSize(3).containsOnly("CREATE");
        assertThat(kinds(events(order, "&kind=CREATE&kind=DELETE"))).hasSize(4);
        assertThat(kinds(events(order, "&tokenId=" + two.id() + "&kind=CREATE"))).hasSize(1);
        assertThat(events(order, "&reason=missing_permission")).hasSize(2);
        assertThat(events(order, "&reason=no_credential"))
                .as("no token, but the entity is named")
                .hasSize(1);
        assertThat(events(order, "&reason=wrong_entity").get(0).get("requestedEntity").textValue())
                .isEqualTo("invoice-of-nobody");
        assertThat(kinds(events(order, "&refusals=true")))
                .hasSize(4)
                .containsOnly("PERMISSION_TOKEN_ERROR");
        assertThat(events(order, "&refusals=true&tokenId=" + two.id())).hasSize(2);
        assertThat(events(order, "&refusals=false")).hasSize(8);
        assertThat(events(order, "&dateFrom=" + middle + "&dateTo=" + middle)).hasSize(1);
        assertThat(events(order, "&dateFrom=" + middle)).hasSize(4);
        assertThat(events(order, "&dateFrom=2000-01-01&dateTo=" + today)).hasSize(8);
        assertThat(events(order, "&dateTo=2000-01-01")).isEmpty();
        assertThat(events(order, "&ipAddress=" + ip)).hasSize(8);
        assertThat(events(order, "&ipAddress=192.0.2.1")).isEmpty();
        assertThat(events(order, "&kind=&tokenId=&reason=")).as("empty is left out").hasSize(8);
    }

    @Test
    void pagesTileTheList() {
        String paged = realm.entity("paged");
        for (int i = 0; i < 4; i++) {
            named(realm, paged, "t" + i, "read");
        }
        List<String> all = ids(events(paged, ""));

        List<String> tiled = new ArrayList<>();
        for (int first = 0; first < 6; first += 2) {
            realm.user("viewer")
                    .get(realm.admin("/entities/" + paged + "/events?max=2&first=" + first))
                    .expect(200)
                    .json()
                    .forEach(event -> tiled.add(event.get("id").textValue()));
        }

        assertThat(all).hasSize(5);
        assertThat(tiled).isEqualTo(all);
    }

    private static List<String> ids(List<JsonNode> events) {
        return events.stream().map(event -> event.get("id").textValue()).toList();
    }

    @Test
    void nothingIsToldOfAnotherEntity() {
        String here = realm.entity("here");
        String there = realm.entity("there");
        Token token = named(realm, there, "elsewhere", "read");

        assertThat(events(here, "&tokenId=" + token.id())).isEmpty();
        assertThat(kinds(events(here, ""))).containsExactly("CREATE");
    }

    @Test
    void refusedChangeIsNotTold() {
        String entity = realm.entity("untouched");
        named(realm, entity, "taken", "read");
        realm.realmAdmin()
                .post(
                        realm.admin("/entities/" + entity + "/tokens"),
                        Map.of("name", "taken", "permissions", List.of("read")))
                .expect(409);
        realm.user("viewer").delete(realm.admin("/entities/" + entity)).expect(403);

        assertThat(kinds(events(entity, ""))).containsExactly("CREATE", "CREATE");
    }

    @Test
    void bulkActionIsToldTokenByToken() {
        String bulk = realm.entity("bulk");
        List<String> ids = Stream.generate(() -> realm.token(bulk, "read").id()).limit(50).toList();
        // The second one changes nothing, so there is nothing to tell.
        for (int i = 0; i < 2; i++) {
            realm.realmAdmin()
                    .post(
                            realm.admin("/entities/" + bulk + "/tokens/actions"),
                            Map.of("action", "disable", "ids", ids))
                    .expect(200);
        }

        assertThat(events(bulk, "&kind=ACTION"))
                .extracting(event -> event.get("tokenId").textValue())
                .containsExactlyInAnyOrderElementsOf(ids);
    }
}
