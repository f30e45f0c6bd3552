package io.entitytokens.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entities: written, changed and removed. */
@Tag("database")
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
        realm.token(id, NewToken.named(text).may("read"));

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
                NewToken.named("İ".repeat(255))
                        .with("description", emoji.repeat(1000))
                        .may("read"));
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
}
