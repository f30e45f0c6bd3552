package io.entitytokens.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tokens of an entity: listed, searched, changed, switched many at once. */
@Tag("database")
class TokensIT {

    private static final long NEVER_MIND = 4_102_444_800_000L;

    private static TestRealm realm;
    private static NamedTokens tokens;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(TokensIT.class);
        tokens = new NamedTokens(realm);
    }

    @Test
    void listIsSortedByCodePointAndPaged() {
        String entity = realm.entity("sorted");
        for (String name : List.of("b", "a", "B", "ä", "Ａ", "😀", "a b", "ab")) {
            tokens.make(entity, name);
        }
        String path = "/entities/" + entity + "/tokens";

        assertThat(tokens.names(path)).containsExactly("B", "a", "a b", "ab", "b", "ä", "Ａ", "😀");
        assertThat(tokens.names(path + "?first=1&max=2")).containsExactly("a", "a b");
        assertThat(tokens.names(path + "?direction=desc&max=1")).containsExactly("😀");
        assertThat(tokens.names(path + "?sort=created&max=2")).containsExactly("b", "a");
        assertThat(realm.user("viewer").get(realm.admin(path + "/count")).body()).isEqualTo("8");
        assertThat(realm.user("viewer").get(realm.admin(path + "/count?search=A")).body())
                .isEqualTo("3");
    }

    @Test
    void sortByExpiryPutsTheEverlastingLast() {
        String entity = realm.entity("expiring");
        tokens.make(entity, "never");
        tokens.make(entity, "later", "expiresTimestamp", NEVER_MIND);
        tokens.make(entity, "soon", "lifespan", "P1D");
        String path = "/entities/" + entity + "/tokens?sort=expires";

        assertThat(tokens.names(path)).containsExactly("soon", "later", "never");
        assertThat(tokens.names(path + "&direction=desc"))
                .containsExactly("never", "later", "soon");
    }

    @Test
    void statusIsTheFirstThatHolds() {
        String entity = realm.entity("statuses");
        Token active = tokens.make(entity, "active");
        Token disabled = tokens.make(entity, "disabled", "enabled", false);
        Token expired = tokens.make(entity, "expired", "enabled", false, "lifespan", "PT1S");
        TestRealm.await(
                () -> tokens.read(expired), json -> json.get("status").asText().equals("expired"));
        String path = "/entities/" + entity + "/tokens?status=";

        assertThat(tokens.names(path + "active")).containsExactly("active");
        assertThat(tokens.names(path + "disabled")).containsExactly("disabled");
        assertThat(tokens.names(path + "expired")).containsExactly("expired");
        assertThat(tokens.names(path + "entity_disabled")).isEmpty();

        realm.realmAdmin()
                .put(realm.admin("/entities/" + entity), Map.of("enabled", false))
                .expect(204);
        assertThat(tokens.names(path + "entity_disabled")).containsExactly("active", "disabled");
        assertThat(tokens.names(path + "expired")).containsExactly("expired");
        assertThat(tokens.read(active).get("status").textValue()).isEqualTo("entity_disabled");
        assertThat(tokens.read(disabled).get("status").textValue()).isEqualTo("entity_disabled");
    }

    @Test
    void readChangeWriteWorksForAnExpiredTokenToo() {
        String entity = realm.entity("expired");
        Token token = tokens.make(entity, "old", "lifespan", "PT1S");
        TestRealm.await(
                () -> tokens.read(token), json -> json.get("status").asText().equals("expired"));
        Answer read = realm.realmAdmin().get(realm.path(token)).expect(200);
        ObjectNode changed = (ObjectNode) read.json();
        changed.put("name", "renamed");

        realm.realmAdmin()
                .request("PUT", realm.path(token))
                .header("If-Match", read.header("ETag"))
                .json(changed.toString())
                .send()
                .expect(204);

        assertThat(tokens.read(token).get("name").textValue()).isEqualTo("renamed");
        assertThat(tokens.read(token).get("status").textValue()).isEqualTo("expired");
        Map<String, Object> forever = new HashMap<>();
        forever.put("expiresTimestamp", null);
        realm.realmAdmin().put(realm.path(token), forever).expect(204);
        assertThat(tokens.read(token).get("status").textValue()).isEqualTo("active");
        realm.authorize(token, "expired", "read").expect(200);
    }

    @Test
    void staleIfMatchIs412AndRenameToATakenNameIs409() {
        String entity = realm.entity("contested");
        Token token = tokens.make(entity, "mine");
        tokens.make(entity, "taken");
        realm.realmAdmin().put(realm.path(token), Map.of("description", "first")).expect(204);

        realm.realmAdmin()
                .request("PUT", realm.path(token))
                .header("If-Match", "\"0\"")
                .json(Map.of("description", "second"))
                .send()
                .expect(412);
        realm.realmAdmin().put(realm.path(token), Map.of("name", "taken")).expect(409);

        assertThat(tokens.read(token).get("description").textValue()).isEqualTo("first");
        assertThat(tokens.read(token).get("name").textValue()).isEqualTo("mine");
    }

    @Test
    void staleIfMatchOfARemovalIs412AndRevokesNothing() {
        String entity = realm.entity("contested-removal");
        Token token = tokens.make(entity, "kept");
        realm.realmAdmin().put(realm.path(token), Map.of("description", "first")).expect(204);

        for (String stale : List.of("\"0\"", "W/\"0\"", "\"0-gzip\"", "1")) {
            realm.realmAdmin()
                    .request("DELETE", realm.path(token))
                    .header("If-Match", stale)
                    .send()
                    .expect(412);
        }

        realm.authorize(token, "contested-removal", "read").expect(200);
        realm.realmAdmin()
                .request("DELETE", realm.path(token))
                .header("If-Match", "\"1-gzip\"")
                .send()
                .expect(204);
        realm.authorize(token, "contested-removal", "read").expect(401);
    }

    @Test
    void tokenIsNotFoundUnderAnotherEntity() {
        Token token = tokens.make(realm.entity("home"), "x");
        String elsewhere = realm.admin("/entities/" + realm.entity("elsewhere") + "/tokens/");

        realm.realmAdmin().get(elsewhere + token.id()).expect(404);
        realm.realmAdmin().put(elsewhere + token.id(), Map.of("enabled", false)).expect(404);
        realm.realmAdmin().delete(elsewhere + token.id()).expect(404);
        assertThat(tokens.read(token).get("enabled").booleanValue()).isTrue();
    }

    @Test
    void actionsTellWhatBecameOfEach() {
        String entity = realm.entity("many");
        Token one = tokens.make(entity, "one");
        Token two = tokens.make(entity, "two");
        Token foreign = tokens.make(realm.entity("foreign"), "x");
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
        assertThat(tokens.names("/entities/" + entity + "/tokens")).isEmpty();
        realm.authorize(one, "many", "read").expect(401);
    }

    @Test
    void tokenThatIsSoAlreadyIsLeftAlone() {
        String entity = realm.entity("so-already");
        Token on = tokens.make(entity, "on");
        Token off = tokens.make(entity, "off", "enabled", false);
        JsonNode before = tokens.read(off);

        assertThat(results("disable", off, on)).containsExactly("unchanged", "done");
        assertThat(tokens.read(off)).isEqualTo(before);
        assertThat(results("enable", on)).containsExactly("done");
        assertThat(results("enable", on)).containsExactly("unchanged");
    }

    private static List<String> results(String action, Token... chosen) {
        return realm.user("token-manager")
                .post(
                        realm.admin("/entities/" + chosen[0].entityId() + "/tokens/actions"),
                        Map.of(
                                "action",
                                action,
                                "ids",
                                Arrays.stream(chosen).map(Token::id).toList()))
                .expect(200)
                .json()
                .findValuesAsText("result");
    }
}
