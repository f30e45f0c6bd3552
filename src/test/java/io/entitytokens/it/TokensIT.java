package io.entitytokens.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens: listed, searched, changed, switched many at once, found over all entities. */
class TokensIT {

    private static final long NEVER_MIND = 4_102_444_800_000L;

    private static TestRealm realm;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(TokensIT.class);
    }

    private static Token token(String entity, String name, Object... more) {
        Map<String, Object> representation = new HashMap<>();
        representation.put("name", name);
        representation.put("permissions", List.of("read"));
        for (int i = 0; i < more.length; i += 2) {
            representation.put((String) more[i], more[i + 1]);
        }
        return realm.token(entity, representation);
    }

    private static List<String> names(String path) {
        List<String> names = new ArrayList<>();
        realm.user("viewer")
                .get(realm.admin(path))
                .expect(200)
                .json()
                .forEach(json -> names.add(json.get("name").textValue()));
        return names;
    }

    private static JsonNode read(Token token) {
        return realm.user("viewer").get(realm.path(token)).expect(200).json();
    }

    @Test
    void listIsSortedByCodePointAndPaged() {
        String entity = realm.entity("sorted");
        for (String name : List.of("b", "a", "B", "ä", "Ａ", "😀", "a b", "ab")) {
            token(entity, name);
        }
        String path = "/entities/" + entity + "/tokens";

        assertThat(names(path)).containsExactly("B", "a", "a b", "ab", "b", "ä", "Ａ", "😀");
        assertThat(names(path + "?first=1&max=2")).containsExactly("a", "a b");
        assertThat(names(path + "?direction=desc&max=1")).containsExactly("😀");
        assertThat(names(path + "?sort=created&max=2")).containsExactly("b", "a");
        assertThat(realm.user("viewer").get(realm.admin(path + "/count")).body()).isEqualTo("8");
        assertThat(realm.user("viewer").get(realm.admin(path + "/count?search=A")).body())
                .isEqualTo("3");
    }

    @Test
    void sortByExpiryPutsTheEverlastingLast() {
        String entity = realm.entity("expiring");
        token(entity, "never");
        token(entity, "later", "expiresTimestamp", NEVER_MIND);
        token(entity, "soon", "lifespan", "P1D");
        String path = "/entities/" + entity + "/tokens?sort=expires";

        assertThat(names(path)).containsExactly("soon", "later", "never");
        assertThat(names(path + "&direction=desc")).containsExactly("never", "later", "soon");
    }

    @Test
    void statusIsTheFirstThatHolds() {
        String entity = realm.entity("statuses");
        Token active = token(entity, "active");
        Token disabled = token(entity, "disabled", "enabled", false);
        Token expired = token(entity, "expired", "enabled", false, "lifespan", "PT1S");
        TestRealm.await(() -> read(expired), json -> json.get("status").asText().equals("expired"));
        String path = "/entities/" + entity + "/tokens?status=";

        assertThat(names(path + "active")).containsExactly("active");
        assertThat(names(path + "disabled")).containsExactly("disabled");
        assertThat(names(path + "expired")).containsExactly("expired");
        assertThat(names(path + "entity_disabled")).isEmpty();

        realm.realmAdmin()
                .put(realm.admin("/entities/" + entity), Map.of("enabled", false))
                .expect(204);
        assertThat(names(path + "entity_disabled")).containsExactly("active", "disabled");
        assertThat(names(path + "expired")).containsExactly("expired");
        assertThat(read(active).get("status").textValue()).isEqualTo("entity_disabled");
        assertThat(read(disabled).get("status").textValue()).isEqualTo("entity_disabled");
    }

    @Test
    void readChangeWriteWorksForAnExpiredTokenToo() {
        String entity = realm.entity("expired");
        Token token = token(entity, "old", "lifespan", "PT1S");
        TestRealm.await(() -> read(token), json -> json.get("status").asText().equals("expired"));
        Answer read = realm.realmAdmin().get(realm.path(token)).expect(200);
        ObjectNode changed = (ObjectNode) read.json();
        changed.put("name", "renamed");

        realm.realmAdmin()
                .request("PUT", realm.path(token))
                .header("If-Match", read.header("ETag"))
                .json(changed.toString())
                .send()
                .expect(204);

        assertThat(read(token).get("name").textValue()).isEqualTo("renamed");
        assertThat(read(token).get("status").textValue()).isEqualTo("expired");
        Map<String, Object> forever = new HashMap<>();
        forever.put("expiresTimestamp", null);
        realm.realmAdmin().put(realm.path(token), forever).expect(204);
        assertThat(read(token).get("status").textValue()).isEqualTo("active");
        realm.authorize(token, "expired", "read").expect(200);
    }

    @Test
    void staleIfMatchIs412AndRenameToATakenNameIs409() {
        String entity = realm.entity("contested");
        Token token = token(entity, "mine");
        token(entity, "taken");
        realm.realmAdmin().put(realm.path(token), Map.of("description", "first")).expect(204);

        realm.realmAdmin()
                .request("PUT", realm.path(token))
                .header("If-Match", "\"0\"")
                .json(Map.of("description", "second"))
                .send()
                .expect(412);
        realm.realmAdmin().put(realm.path(token), Map.of("name", "taken")).expect(409);

        assertThat(read(token).get("description").textValue()).isEqualTo("first");
        assertThat(read(token).get("name").textValue()).isEqualTo("mine");
    }

    @Test
    void tokenIsNotFoundUnderAnotherEntity() {
        Token token = token(realm.entity("home"), "x");
        String elsewhere = realm.admin("/entities/" + realm.entity("elsewhere") + "/tokens/");

        realm.realmAdmin().get(elsewhere + token.id()).expect(404);
        realm.realmAdmin().put(elsewhere + token.id(), Map.of("enabled", false)).expect(404);
        realm.realmAdmin().delete(elsewhere + token.id()).expect(404);
        assertThat(read(token).get("enabled").booleanValue()).isTrue();
    }

    @Test
    void actionsTellWhatBecameOfEach() {
        String entity = realm.entity("many");
        Token one = token(entity, "one");
        Token two = token(entity, "two");
        Token foreign = token(realm.entity("foreign"), "x");
        String path = realm.admin("/entities/" + entity + "/tokens/actions");

        JsonNode disabled =
                realm.user("token-manager")
                        .post(
                                path,
                                Map.of(
                                        "action",
                                        "disable",
                                        "ids",
                                        List.of(two.id(), "nonsense", foreign.id(), one.id())))
                        .expect(200)
                        .json();

        assertThat(disabled).hasSize(4);
        assertThat(disabled.get(0).get("id").textValue()).isEqualTo(two.id());
        assertThat(disabled.findValuesAsText("result"))
                .containsExactly("done", "not_found", "not_found", "done");
        realm.authorize(one, "many", "read").expect(401);
        realm.authorize(foreign, "foreign", "read").expect(200);

        realm.user("token-manager")
                .post(path, Map.of("action", "enable", "ids", List.of(one.id(), two.id())))
                .expect(200);
        realm.authorize(one, "many", "read").expect(200);

        realm.user("token-manager")
                .post(path, Map.of("action", "delete", "ids", List.of(one.id(), two.id())))
                .expect(200);
        assertThat(names("/entities/" + entity + "/tokens")).isEmpty();
        realm.authorize(one, "many", "read").expect(401);
    }

    @Test
    void inventoryFindsATokenByWhatALogNames() {
        Token token = token(realm.entity("inventory"), "found by id", "lifespan", "P10D");
        String hint = read(token).get("hint").textValue();

        for (String search :
                List.of(
                        token.id(),
                        hint.replace("…", "%E2%80%A6"),
                        hint.substring(0, 12),
                        token.id().substring(0, 8),
                        "FOUND%20by")) {
            assertThat(names("/entity-tokens?search=" + search)).as(search).contains("found by id");
        }
        assertThat(names("/entity-tokens?search=" + token.id().substring(0, 7))).isEmpty();
    }

    @Test
    void inventoryFilters() {
        long now = System.currentTimeMillis();
        String entity = realm.entity("filters");
        token(entity, "f-soon", "lifespan", "P1D");
        token(entity, "f-later", "lifespan", "P100D");
        Token used = token(entity, "f-used");
        realm.authorize(used, "filters", "read").expect(200);
        TestRealm.await(() -> read(used), json -> json.get("useCount").longValue() == 1);
        long week = now + 7L * 24 * 3600 * 1000;
        long afterUse = read(used).get("lastUsedTimestamp").longValue() + 1;

        assertThat(names("/entity-tokens?search=f-&expiresBefore=" + week))
                .containsExactly("f-soon");
        assertThat(names("/entity-tokens?search=f-&unusedSince=" + afterUse))
                .contains("f-soon", "f-later", "f-used");
        assertThat(names("/entity-tokens?search=f-&unusedSince=" + (afterUse - 1)))
                .doesNotContain("f-used");
        assertThat(names("/entity-tokens?search=f-&createdBy=realm-admin")).hasSize(3);
        assertThat(names("/entity-tokens?search=f-&createdBy=somebody")).isEmpty();
        assertThat(names("/entity-tokens?search=f-&status=active&first=1&max=1")).hasSize(1);
    }
}
