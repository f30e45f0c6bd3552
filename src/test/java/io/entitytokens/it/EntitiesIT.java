package io.entitytokens.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entitytokens.it.support.Caller;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entities: listed, searched, changed and removed. */
class EntitiesIT {

    private static TestRealm realm;

    @BeforeAll
    static void makeRealm() {
        realm =
                TestRealm.of(
                        EntitiesIT.class,
                        Map.of(
                                "clients",
                                List.of(
                                        Map.of("clientId", "erp", "name", "The ERP"),
                                        Map.of("clientId", "archive"))));
    }

    private static List<String> names(String query) {
        List<String> names = new ArrayList<>();
        realm.user("viewer")
                .get(realm.admin("/entities" + query))
                .expect(200)
                .json()
                .forEach(entity -> names.add(entity.get("name").textValue()));
        return names;
    }

    private static TestRealm withEntities(String realmName, String... names) {
        TestRealm made = TestRealm.named(realmName, Map.of());
        Arrays.stream(names).forEach(made::entity);
        return made;
    }

    private static List<String> values(TestRealm of, String query, String field) {
        List<String> values = new ArrayList<>();
        of.realmAdmin()
                .get(of.admin("/entities" + query))
                .expect(200)
                .json()
                .forEach(entity -> values.add(entity.get(field).asText()));
        return values;
    }

    @Test
    void listIsInTheOrderOfCodePoints() {
        TestRealm own = withEntities("entitiesit-order", "b", "a_b", "a.b", "a-b", "ab", "a1", "1");

        assertThat(values(own, "", "name"))
                .containsExactly("1", "a-b", "a.b", "a1", "a_b", "ab", "b");
        assertThat(values(own, "?direction=desc&max=2", "name")).containsExactly("b", "ab");
        assertThat(values(own, "?sort=created&max=3", "name")).containsExactly("b", "a_b", "a.b");
    }

    @Test
    void pagesCoverTheListWithoutGapOrOverlap() {
        TestRealm own = TestRealm.named("entitiesit-pages", Map.of());
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            all.add("e%02d".formatted(i));
            own.entity(all.get(i));
        }
        List<String> paged = new ArrayList<>();
        for (int first = 0; first < 25; first += 7) {
            paged.addAll(values(own, "?max=7&first=" + first, "name"));
        }

        assertThat(paged).isEqualTo(all);
        assertThat(values(own, "", "name")).hasSize(10);
        assertThat(values(own, "?max=0", "name")).isEmpty();
        assertThat(own.realmAdmin().get(own.admin("/entities/count")).expect(200).body())
                .isEqualTo("25");
        assertThat(own.realmAdmin().get(own.admin("/entities/count?search=E1")).expect(200).body())
                .isEqualTo("10");
    }

    @Test
    void searchFindsAnywhereInNameAndDisplayName() {
        Caller admin = realm.realmAdmin();
        admin.post(
                        realm.admin("/entities"),
                        Map.of("name", "bill-42", "displayName", "Rechnung ÄÖÜ 100%_[x]\\"))
                .expect(201);

        for (String search : List.of("BILL", "l-4", "rechnung äöü", "100%_[x]\\", "%_", "ÄÖ")) {
            assertThat(names("?search=" + URLEncoder.encode(search, StandardCharsets.UTF_8)))
                    .as(search)
                    .contains("bill-42");
        }
        assertThat(names("?search=b%25l")).isEmpty();
        assertThat(names("?search=bill-42&exact=true")).containsExactly("bill-42");
        assertThat(names("?search=bill&exact=true")).isEmpty();
        assertThat(names("?search=BILL-42&exact=true")).isEmpty();
    }

    @Test
    void enabledFilters() {
        realm.realmAdmin()
                .post(realm.admin("/entities"), Map.of("name", "off", "enabled", false))
                .expect(201);

        assertThat(names("?enabled=false&max=1000")).contains("off");
        assertThat(names("?enabled=true&max=1000")).doesNotContain("off");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>",
                "\"quoted\" & 'single'; DROP TABLE ET_ENTITY; --",
                "🧾 Rechnung 👩‍👩‍👧‍👦",
                "فاتورة \u202Eevil",
                "請求書",
                "${jndi:ldap://x} #{1+1} {{7*7}}"
            })
    void anyTextIsData(String text) {
        Map<String, Object> entity =
                Map.of(
                        "name", "text-" + Integer.toHexString(text.hashCode()),
                        "displayName", text,
                        "description", text);
        String id =
                realm.realmAdmin()
                        .post(realm.admin("/entities"), entity)
                        .expect(201)
                        .json()
                        .get("id")
                        .textValue();
        realm.token(id, Map.of("name", text, "permissions", List.of("read")));

        JsonNode read = realm.user("viewer").get(realm.admin("/entities/" + id)).expect(200).json();
        assertThat(read.get("displayName").textValue()).isEqualTo(text);
        assertThat(read.get("description").textValue()).isEqualTo(text);
        JsonNode tokens =
                realm.user("viewer")
                        .get(
                                realm.admin("/entities/" + id + "/tokens?search=")
                                        + URLEncoder.encode(text, StandardCharsets.UTF_8))
                        .expect(200)
                        .json();
        assertThat(tokens.get(0).get("name").textValue()).isEqualTo(text);
    }

    @Test
    void longestTextsFit() {
        String emoji = "😀";
        String id =
                realm.realmAdmin()
                        .post(
                                realm.admin("/entities"),
                                Map.of(
                                        "name", "x".repeat(64),
                                        "displayName", emoji.repeat(255),
                                        "description", emoji.repeat(1000)))
                        .expect(201)
                        .json()
                        .get("id")
                        .textValue();
        realm.token(
                id,
                Map.of(
                        "name", "İ".repeat(255),
                        "description", emoji.repeat(1000),
                        "permissions", List.of("read")));
    }

    @Test
    void readChangeWriteWorks() {
        String id = realm.entity("round-trip", "erp");
        Answer read = realm.realmAdmin().get(realm.admin("/entities/" + id)).expect(200);
        ObjectNode changed = (ObjectNode) read.json();
        changed.put("displayName", "Changed");

        Answer written =
                realm.realmAdmin()
                        .request("PUT", realm.admin("/entities/" + id))
                        .header("If-Match", read.header("ETag"))
                        .json(changed.toString())
                        .send()
                        .expect(204);

        Answer again = realm.realmAdmin().get(realm.admin("/entities/" + id)).expect(200);
        assertThat(again.json().get("displayName").textValue()).isEqualTo("Changed");
        assertThat(again.json().get("audience").toString()).isEqualTo("[\"erp\"]");
        assertThat(again.header("ETag")).isEqualTo(written.header("ETag"));
        assertThat(again.header("ETag")).isNotEqualTo(read.header("ETag"));
    }

    @Test
    void leftOutKeepsAndNullClears() {
        String id =
                realm.realmAdmin()
                        .post(
                                realm.admin("/entities"),
                                Map.of(
                                        "name", "partial",
                                        "displayName", "Display",
                                        "description", "Description",
                                        "audience", List.of("erp", "archive")))
                        .expect(201)
                        .json()
                        .get("id")
                        .textValue();

        Map<String, Object> clear = new HashMap<>();
        clear.put("displayName", null);
        realm.realmAdmin().put(realm.admin("/entities/" + id), clear).expect(204);

        JsonNode read = realm.realmAdmin().get(realm.admin("/entities/" + id)).expect(200).json();
        assertThat(read.has("displayName")).isFalse();
        assertThat(read.get("description").textValue()).isEqualTo("Description");
        assertThat(read.get("audience").toString()).isEqualTo("[\"archive\",\"erp\"]");
        Map<String, Object> clearAudience = new HashMap<>();
        clearAudience.put("audience", null);
        realm.realmAdmin().put(realm.admin("/entities/" + id), clearAudience).expect(204);
        assertThat(realm.realmAdmin().get(realm.admin("/entities/" + id)).json().get("audience"))
                .isEmpty();
    }

    @Test
    void staleIfMatchIs412AndChangesNothing() {
        String id = realm.entity("contested");
        Answer first = realm.realmAdmin().get(realm.admin("/entities/" + id)).expect(200);
        realm.realmAdmin()
                .put(realm.admin("/entities/" + id), Map.of("description", "first"))
                .expect(204);

        Answer stale =
                realm.realmAdmin()
                        .request("PUT", realm.admin("/entities/" + id))
                        .header("If-Match", first.header("ETag"))
                        .json(Map.of("description", "second"))
                        .send();

        assertThat(stale.status()).isEqualTo(412);
        assertThat(
                        realm.realmAdmin()
                                .get(realm.admin("/entities/" + id))
                                .json()
                                .get("description")
                                .textValue())
                .isEqualTo("first");
        realm.realmAdmin()
                .request("PUT", realm.admin("/entities/" + id))
                .header("If-Match", "*")
                .json(Map.of("description", "third"))
                .send()
                .expect(204);
    }

    @Test
    void removalTakesTheTokensAlong() {
        String id = realm.entity("doomed");
        TestRealm.Token token = realm.token(id, "read");
        assertThat(
                        realm.realmAdmin()
                                .get(realm.admin("/entities/" + id))
                                .json()
                                .get("tokenCount")
                                .longValue())
                .isEqualTo(1);

        realm.realmAdmin().delete(realm.admin("/entities/" + id)).expect(204);

        realm.realmAdmin().get(realm.admin("/entities/" + id)).expect(404);
        assertThat(
                        realm.realmAdmin()
                                .get(realm.admin("/entity-tokens?search=" + token.id()))
                                .expect(200)
                                .json())
                .isEmpty();
        realm.entity("doomed");
    }

    @Test
    void audienceIsPickedAmongResourceServersOnly() {
        JsonNode choices =
                realm.user("entity-manager")
                        .get(realm.admin("/entities/available-audience"))
                        .expect(200)
                        .json();

        assertThat(choices.toString())
                .isEqualTo(
                        "[{\"clientId\":\"archive\"},{\"clientId\":\"erp\",\"name\":\"The ERP\"}]");
        assertThat(
                        realm.user("entity-manager")
                                .get(realm.admin("/entities/available-audience?search=ER&max=5"))
                                .json()
                                .toString())
                .isEqualTo("[{\"clientId\":\"erp\",\"name\":\"The ERP\"}]");
    }

    @Test
    void sortByLastUsePutsTheUnusedLast() {
        TestRealm own = withEntities("entitiesit-lastused", "never", "used");
        String used = values(own, "?search=used", "id").get(0);
        own.authorize(own.token(used, "read"), "used", "read").expect(200);

        TestRealm.await(
                () -> own.realmAdmin().get(own.admin("/entities/" + used)).json(),
                json -> json.has("lastUsedTimestamp"));

        assertThat(values(own, "?sort=lastUsed&direction=desc", "name"))
                .containsExactly("used", "never");
        assertThat(values(own, "?sort=lastUsed", "name")).containsExactly("never", "used");
    }
}
