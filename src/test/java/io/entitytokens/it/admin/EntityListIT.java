package io.entitytokens.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Caller;
import io.entitytokens.it.support.TestRealm;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Entities, and the resource servers they may name: listed, sorted, searched and filtered. */
@Tag("database")
class EntityListIT {

    private static TestRealm realm;

    @BeforeAll
    static void makeRealm() {
        realm =
                TestRealm.of(
                        EntityListIT.class,
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
        TestRealm own =
                withEntities("entitylistit-order", "b", "a_b", "a.b", "a-b", "ab", "a1", "1");

        assertThat(values(own, "", "name"))
                .containsExactly("1", "a-b", "a.b", "a1", "a_b", "ab", "b");
        assertThat(values(own, "?direction=desc&max=2", "name")).containsExactly("b", "ab");
        assertThat(values(own, "?sort=created&max=3", "name")).containsExactly("b", "a_b", "a.b");
    }

    @Test
    void pagesCoverTheListWithoutGapOrOverlap() {
        TestRealm own = TestRealm.named("entitylistit-pages", Map.of());
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
    void clientsThatMayNotBePickedAreListedWithTheReason() {
        realm.token(realm.entity("issuing"), "read");
        Map<String, String> reasons = new HashMap<>();
        realm.user("entity-manager")
                .get(realm.admin("/entities/available-audience?unavailable=true&max=100"))
                .expect(200)
                .json()
                .forEach(
                        choice ->
                                reasons.put(
                                        choice.get("clientId").textValue(),
                                        choice.path("unavailableReason").asText()));

        assertThat(reasons)
                .containsEntry("erp", "")
                .containsEntry("account", "built_in")
                .containsEntry("realm-management", "built_in")
                .containsEntry("entity-tokens", "issuing_client");
    }

    @Test
    void clientsThatMayNotBePickedCrowdOutNobody() {
        assertThat(clientIds(realm.user("entity-manager"), realm.name(), "&max=2"))
                .containsExactly("archive", "erp", "account", "account-console");
    }

    /** Whoever manages entities in master need not know which other realms there are. */
    @Test
    void clientsThatManageOtherRealmsAreNotListed() {
        assertThat(clientIds(Caller.masterAdmin(), "master", "&search=-realm&max=1000"))
                .contains("master-realm")
                .doesNotContain(realm.name() + "-realm");
    }

    private static List<String> clientIds(Caller caller, String realmName, String query) {
        return caller.get(
                        "/admin/realms/"
                                + realmName
                                + "/entities/available-audience?unavailable=true"
                                + query)
                .expect(200)
                .json()
                .findValuesAsText("clientId");
    }

    @Test
    void sortByLastUsePutsTheUnusedLast() {
        TestRealm own = withEntities("entitylistit-lastused", "never", "used");
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
