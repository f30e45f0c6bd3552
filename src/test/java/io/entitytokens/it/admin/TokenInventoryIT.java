package io.entitytokens.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tokens found over all entities. */
@Tag("database")
class TokenInventoryIT {

    private static TestRealm realm;
    private static NamedTokens tokens;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(TokenInventoryIT.class);
        tokens = new NamedTokens(realm);
    }

    @Test
    void inventoryFindsATokenByWhatALogNames() {
        Token token = tokens.make(realm.entity("inventory"), "found by id", "lifespan", "P10D");
        String hint = tokens.read(token).get("hint").textValue();

        for (String search :
                List.of(
                        token.id(),
                        hint.replace("…", "%E2%80%A6"),
                        hint.substring(0, 12),
                        token.id().substring(0, 8),
                        "FOUND%20by")) {
            assertThat(tokens.names("/entity-tokens?search=" + search))
                    .as(search)
                    .contains("found by id");
        }
        assertThat(tokens.names("/entity-tokens?search=" + token.id().substring(0, 7))).isEmpty();
    }

    @Test
    void inventoryFilters() {
        long now = System.currentTimeMillis();
        String entity = realm.entity("filters");
        tokens.make(entity, "f-soon", "lifespan", "P1D");
        tokens.make(entity, "f-later", "lifespan", "P100D");
        Token used = tokens.make(entity, "f-used");
        realm.authorize(used, "filters", "read").expect(200);
        TestRealm.await(() -> tokens.read(used), json -> json.get("useCount").longValue() == 1);
        long week = now + 7L * 24 * 3600 * 1000;
        long afterUse = tokens.read(used).get("lastUsedTimestamp").longValue() + 1;

        assertThat(tokens.names("/entity-tokens?search=f-&expiresBefore=" + week))
                .containsExactly("f-soon");
        assertThat(tokens.names("/entity-tokens?search=f-&unusedSince=" + afterUse))
                .contains("f-soon", "f-later", "f-used");
        assertThat(tokens.names("/entity-tokens?search=f-&unusedSince=" + (afterUse - 1)))
                .doesNotContain("f-used");
        assertThat(tokens.names("/entity-tokens?search=f-&createdBy=realm-admin")).hasSize(3);
        assertThat(tokens.names("/entity-tokens?search=f-&createdBy=somebody")).isEmpty();
        assertThat(tokens.names("/entity-tokens?search=f-&status=active&first=1&max=1")).hasSize(1);
        assertThat(tokens.names("/entity-tokens?search=f-&neverExpires=true"))
                .containsExactly("f-used");
        assertThat(tokens.names("/entity-tokens?search=f-&neverExpires=false")).hasSize(3);
    }

    @Test
    void inventoryFindsTheTokensOfAnEntityThatMayDoSomething() {
        String one = realm.entity("one");
        realm.token(one, NewToken.named("p-writes").may("read", "write"));
        realm.token(one, NewToken.named("p-deletes").may("delete"));
        realm.token(realm.entity("another"), NewToken.named("p-elsewhere").may("write"));

        assertThat(tokens.names("/entity-tokens?search=p-&permission=write"))
                .containsExactly("p-elsewhere", "p-writes");
        assertThat(tokens.names("/entity-tokens?permission=write&entityId=" + one))
                .containsExactly("p-writes");
        assertThat(tokens.names("/entities/" + one + "/tokens?permission=delete"))
                .containsExactly("p-deletes");
        assertThat(count("/entity-tokens/count?search=p-&permission=write")).isEqualTo(2);
        assertThat(count("/entities/" + one + "/tokens/count?permission=write")).isEqualTo(1);
        assertThat(tokens.names("/entity-tokens?entityId=" + UUID.randomUUID())).isEmpty();
    }

    @Test
    void nameIsFoundInAnyCaseAndAsAWhole() {
        String entity = realm.entity("named");
        tokens.make(entity, "SAP Größe");
        tokens.make(entity, "SAP Größe 2");

        assertThat(tokens.names("/entities/" + entity + "/tokens?name=sap%20GR%C3%96SSE"))
                .isEmpty();
        assertThat(tokens.names("/entities/" + entity + "/tokens?name=sap%20GR%C3%96%C3%9FE"))
                .containsExactly("SAP Größe");
        assertThat(count("/entity-tokens/count?name=sap%20gr%C3%B6%C3%9Fe")).isEqualTo(1);
    }

    @Test
    void ageOfASecretCountsFromTheLastRotation() {
        String entity = realm.entity("aged");
        Token kept = tokens.make(entity, "a-kept");
        Token rotated = tokens.make(entity, "a-rotated");
        long after = tokens.read(rotated).get("createdTimestamp").longValue() + 1;
        realm.user("token-manager").post(realm.path(rotated) + "/rotate", Map.of()).expect(200);
        long made = tokens.read(kept).get("createdTimestamp").longValue();
        long renewed = tokens.read(rotated).get("secretCreatedTimestamp").longValue();
        String list = "/entities/" + entity + "/tokens?secretOlderThan=";

        assertThat(renewed).isGreaterThanOrEqualTo(after);
        assertThat(tokens.names(list + made)).isEmpty();
        assertThat(tokens.names(list + after)).containsExactly("a-kept");
        assertThat(tokens.names(list + (renewed + 1))).containsExactly("a-kept", "a-rotated");
    }

    /** One that never expires ends last. */
    @Test
    void inventoryIsSortedAsTheTokensOfAnEntityAre() {
        String entity = realm.entity("sorted");
        Token first = tokens.make(entity, "s-never");
        tokens.make(entity, "s-soon", "lifespan", "P1D");
        tokens.make(realm.entity("sorted-too"), "s-later", "lifespan", "P9D");
        realm.authorize(first, "sorted", "read").expect(200);
        TestRealm.await(() -> tokens.read(first), json -> json.get("useCount").longValue() == 1);

        assertThat(sorted("expires")).containsExactly("s-soon", "s-later", "s-never");
        assertThat(sorted("expires&direction=desc"))
                .containsExactly("s-never", "s-later", "s-soon");
        assertThat(sorted("created")).containsExactly("s-never", "s-soon", "s-later");
        assertThat(sorted("name&direction=desc")).containsExactly("s-soon", "s-never", "s-later");
        assertThat(sorted("lastUsed&direction=desc")).startsWith("s-never");
    }

    private static List<String> sorted(String order) {
        return tokens.names("/entity-tokens?search=s-&sort=" + order);
    }

    /** Each entity knows how many it has; those of other realms do not count. */
    @Test
    void allTokensAreCountedAsTheyAreListed() {
        TestRealm own = TestRealm.named("inventory-counted", Map.of());
        NamedTokens counted = new NamedTokens(own);
        assertThat(count(own, "/entity-tokens/count")).isZero();
        counted.make(own.entity("one"), "c-1");
        String two = own.entity("two");
        counted.make(two, "c-2");
        counted.make(two, "c-3");

        assertThat(count(own, "/entity-tokens/count")).isEqualTo(3);
        assertThat(count(own, "/entity-tokens/count?entityId=" + two)).isEqualTo(2);
        assertThat(count(own, "/entity-tokens/count?search=C-3")).isEqualTo(1);
    }

    private static long count(String path) {
        return count(realm, path);
    }

    private static long count(TestRealm of, String path) {
        return of.user("viewer").get(of.admin(path)).expect(200).json().longValue();
    }

    /** As behind a proxy of which Keycloak does not know. */
    @Test
    void addressOfAllTokensIsNamedWhereThereIsNoOther() {
        TestRealm own = TestRealm.named("inventory-addresses", Map.of());
        NamedTokens used = new NamedTokens(own);
        String entity = own.entity("invoice");
        assertThat(onlyAddress(own).has("only")).isFalse();
        for (String name : List.of("one", "two")) {
            own.authorize(used.make(entity, name), "invoice", "read").expect(200);
        }

        JsonNode found = TestRealm.await(() -> onlyAddress(own), json -> json.has("only"));

        assertThat(found.get("tokens").longValue()).isEqualTo(2);
        assertThat(found.get("only").textValue())
                .isEqualTo(
                        own.user("viewer")
                                .get(own.admin("/entity-tokens"))
                                .json()
                                .at("/0/lastUsedIp")
                                .textValue());
    }

    private static JsonNode onlyAddress(TestRealm of) {
        return of.user("viewer").get(of.admin("/entity-tokens/addresses")).expect(200).json();
    }
}
