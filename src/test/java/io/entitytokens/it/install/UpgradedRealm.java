package io.entitytokens.it.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.OwnServer;
import java.util.List;
import java.util.Map;

/** The realm of the tables that an earlier release left, and what is there after an upgrade. */
record UpgradedRealm(OwnServer server) {

    /** Makes the realm, and another one that never had tokens. */
    void make() {
        server.request("POST", "/admin/realms")
                .json(
                        Map.of(
                                "id",
                                EarlierTables.REALM_ID,
                                "realm",
                                "upgraded",
                                "enabled",
                                true,
                                "clients",
                                List.of(
                                        Map.of(
                                                "id",
                                                EarlierTables.CLIENT_ID,
                                                "clientId",
                                                "records-api"),
                                        markedAsOurs(EarlierTables.ISSUING_CLIENT_ID))))
                .send()
                .expect(201);
        server.request("POST", "/admin/realms")
                .json(
                        Map.of(
                                "realm",
                                "without-tokens",
                                "enabled",
                                true,
                                "clients",
                                List.of(markedAsOurs("without-tokens"))))
                .send()
                .expect(201);
    }

    /** The issuing client, as an earlier release left it or somebody made it look. */
    private static Map<String, Object> markedAsOurs(String id) {
        return Map.of(
                "id",
                id,
                "clientId",
                "entity-tokens",
                "clientAuthenticatorType",
                "entity-token",
                "standardFlowEnabled",
                false,
                "fullScopeAllowed",
                false,
                "serviceAccountsEnabled",
                true,
                "attributes",
                Map.of("entity-tokens.managed", "true"));
    }

    /** The mark counts once, and only where tokens were before: anybody could have written it. */
    void knowsItsIssuingClient() {
        Http.request("POST", server.at("/realms/upgraded/protocol/openid-connect/token"))
                .body(
                        "application/x-www-form-urlencoded",
                        "grant_type=client_credentials&client_id=entity-tokens&client_secret="
                                + EarlierTables.SECRET)
                .send()
                .expect(200);
        String entity =
                server.request("POST", "/admin/realms/without-tokens/entities")
                        .json(Map.of("name", "invoice"))
                        .send()
                        .expect(201)
                        .json()
                        .get("id")
                        .textValue();
        server.request("POST", "/admin/realms/without-tokens/entities/" + entity + "/tokens")
                .json(Map.of("name", "first", "permissions", List.of("read")))
                .send()
                .expect(409);
    }

    void isThere() {
        JsonNode entities = get("/entities");
        assertThat(entities.findValuesAsText("name"))
                .containsExactly("customer", "invoice", "order");
        assertThat(entities.findValuesAsText("tokenCount")).containsExactly("1", "2", "0");
        JsonNode invoice = get("/entities/" + EarlierTables.INVOICE);
        assertThat(invoice.get("displayName").textValue()).isEqualTo("Rechnung 🧾");
        assertThat(invoice.get("audience")).hasToString("[\"records-api\"]");
        assertThat(invoice.get("lastUsedTimestamp").longValue()).isEqualTo(1_700_000_000_004L);
        assertThat(get("/entities/" + EarlierTables.INVOICE + "/tokens/count").longValue())
                .isEqualTo(2);
        JsonNode tokens = get("/entities/" + EarlierTables.INVOICE + "/tokens");
        assertThat(tokens.findValuesAsText("name")).containsExactly(EarlierTables.NAME, "b");
        assertThat(tokens.findValuesAsText("useCount")).containsExactly("7", "0");
        assertThat(tokens.findValuesAsText("status")).containsOnly("active");
        assertThat(
                        get("/entities/" + EarlierTables.CUSTOMER + "/tokens")
                                .findValuesAsText("status"))
                .containsExactly("entity_disabled");
        assertThat(
                        get("/entities/" + EarlierTables.INVOICE + "/events")
                                .findValuesAsText("username"))
                .containsExactly("somebody");
    }

    void hasItsSecretsAndRules() {
        JsonNode rotated =
                get("/entities/" + EarlierTables.INVOICE + "/tokens/" + EarlierTables.ROTATED);
        assertThat(rotated.get("generation").intValue()).isEqualTo(2);
        assertThat(rotated.get("secrets").findValuesAsText("state"))
                .containsExactly("current", "overlapping");
        assertThat(rotated.get("exempt").booleanValue()).isFalse();
        JsonNode policy = get(policy());
        assertThat(policy.get("onReuse").textValue()).isEqualTo("disable");
        assertThat(policy.at("/effective/maxOverlap/value").textValue()).isEqualTo("P2D");
        assertThat(policy.get("effective").properties()).hasSize(3);
    }

    private static String policy() {
        return "/entities/" + EarlierTables.INVOICE + "/policy";
    }

    /** A grant of which no time was kept counts from the current secret. */
    void hasOldTokensUnderNewRules() {
        rule("{\"maxLifespan\":\"P1D\",\"enforceFrom\":0}");
        assertThat(get("/entities/" + EarlierTables.INVOICE + "/tokens").findValuesAsText("status"))
                .containsOnly("policy_violation");
        rule("{\"maxLifespan\":null,\"enforceFrom\":null}");
    }

    private void rule(String json) {
        server.request("PUT", "/admin/realms/upgraded" + policy()).json(json).send().expect(204);
    }

    void isOpenedByItsTokens() {
        assertThat(authorize("invoice", EarlierTables.SECRET)).isEqualTo(200);
        assertThat(authorize("order", EarlierTables.SECRET)).isEqualTo(403);
        String made =
                server.request(
                                "POST",
                                "/admin/realms/upgraded/entities/"
                                        + EarlierTables.ORDER
                                        + "/tokens")
                        .json(Map.of("name", EarlierTables.NAME, "permissions", List.of("read")))
                        .send()
                        .expect(201)
                        .json()
                        .get("token")
                        .textValue();
        assertThat(authorize("order", made)).isEqualTo(200);
        assertThat(get("/entities").findValuesAsText("tokenCount")).containsExactly("1", "2", "1");
    }

    private JsonNode get(String path) {
        return server.request("GET", "/admin/realms/upgraded" + path).send().expect(200).json();
    }

    /** How forward auth answers whoever wants to read. */
    int authorize(String entity, String secret) {
        return Http.request(
                        "GET",
                        server.at(
                                "/realms/upgraded/entity-tokens/authorize?permission=read&entity="
                                        + entity))
                .bearer(secret)
                .send()
                .status();
    }
}
