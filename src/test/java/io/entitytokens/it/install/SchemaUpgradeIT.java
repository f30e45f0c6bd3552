package io.entitytokens.it.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Database;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.OwnServer;
import io.entitytokens.it.support.WithOwnServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an earlier release has stored is there after an upgrade, from each release, on each
 * database.
 */
@WithOwnServer
class SchemaUpgradeIT {

    @TempDir private Path directory;

    /** From the last release; with {@code -Dupgrade.from=all} from those before it, too. */
    static Stream<Arguments> starts() throws IOException {
        List<List<String>> releases = EarlierTables.releases().toList();
        boolean isFromAll = "all".equals(System.getProperty("upgrade.from"));
        return releases.stream()
                .skip(isFromAll ? 0 : releases.size() - 1)
                .flatMap(
                        changelogs ->
                                Stream.of("h2", "postgres", "mariadb")
                                        .map(kind -> Arguments.of(kind, changelogs)));
    }

    @ParameterizedTest
    @MethodSource("starts")
    void whatAnEarlierReleaseStoredIsThere(String kind, List<String> changelogs) throws Exception {
        OwnServer server = new OwnServer(directory, "upgrade-" + kind);
        Database database = Database.start(kind, server.home());
        makeRealm(server, database);
        database.dropOurs();
        try (Connection connection = database.connect()) {
            EarlierTables.make(connection, changelogs);
        }

        server.start(database.arguments());
        everythingIsThere(server);
        if (EarlierTables.isRotating(changelogs)) {
            secretsAndRulesAreThere(server);
            newRulesHoldForOldTokens(server);
        }
        UpgradedSecret secret = new UpgradedSecret(server);
        secret.isTheOnlyOne();
        tokensOpen(server);
        issuingClientIsKnown(server);
        secret.overlapsOnceItIsRotated();
        secret.canBeEnded();
        server.stop();
        if (kind.equals("h2")) {
            // Liquibase sees to it, whatever the database.
            nextStartChangesNothing(server, database);
        }
    }

    private static void nextStartChangesNothing(OwnServer server, Database database)
            throws SQLException {
        String rows = database.ours();
        List<String> changes = changes(database);
        server.start(database.arguments());
        server.stop();
        assertThat(database.ours()).isNotEmpty().isEqualTo(rows);
        assertThat(changes(database)).hasSizeGreaterThan(10).isEqualTo(changes);
    }

    private static void makeRealm(OwnServer server, Database database) {
        server.start(database.arguments());
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
        server.stop();
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
    private static void issuingClientIsKnown(OwnServer server) {
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

    private static void everythingIsThere(OwnServer server) {
        JsonNode entities = get(server, "/entities");
        assertThat(entities.findValuesAsText("name"))
                .containsExactly("customer", "invoice", "order");
        assertThat(entities.findValuesAsText("tokenCount")).containsExactly("1", "2", "0");
        JsonNode invoice = get(server, "/entities/" + EarlierTables.INVOICE);
        assertThat(invoice.get("displayName").textValue()).isEqualTo("Rechnung 🧾");
        assertThat(invoice.get("audience")).hasToString("[\"records-api\"]");
        assertThat(invoice.get("lastUsedTimestamp").longValue()).isEqualTo(1_700_000_000_004L);
        assertThat(get(server, "/entities/" + EarlierTables.INVOICE + "/tokens/count").longValue())
                .isEqualTo(2);
        JsonNode tokens = get(server, "/entities/" + EarlierTables.INVOICE + "/tokens");
        assertThat(tokens.findValuesAsText("name")).containsExactly(EarlierTables.NAME, "b");
        assertThat(tokens.findValuesAsText("useCount")).containsExactly("7", "0");
        assertThat(tokens.findValuesAsText("status")).containsOnly("active");
        assertThat(
                        get(server, "/entities/" + EarlierTables.CUSTOMER + "/tokens")
                                .findValuesAsText("status"))
                .containsExactly("entity_disabled");
        assertThat(
                        get(server, "/entities/" + EarlierTables.INVOICE + "/events")
                                .findValuesAsText("username"))
                .containsExactly("somebody");
    }

    private static void secretsAndRulesAreThere(OwnServer server) {
        JsonNode rotated =
                get(
                        server,
                        "/entities/" + EarlierTables.INVOICE + "/tokens/" + EarlierTables.ROTATED);
        assertThat(rotated.get("generation").intValue()).isEqualTo(2);
        assertThat(rotated.get("secrets").findValuesAsText("state"))
                .containsExactly("current", "overlapping");
        assertThat(rotated.get("exempt").booleanValue()).isFalse();
        JsonNode policy = get(server, policy());
        assertThat(policy.get("onReuse").textValue()).isEqualTo("disable");
        assertThat(policy.at("/effective/maxOverlap/value").textValue()).isEqualTo("P2D");
        assertThat(policy.get("effective").properties()).hasSize(3);
    }

    private static String policy() {
        return "/entities/" + EarlierTables.INVOICE + "/policy";
    }

    /** A grant of which no time was kept counts from the current secret. */
    private static void newRulesHoldForOldTokens(OwnServer server) {
        rule(server, "{\"maxLifespan\":\"P1D\",\"enforceFrom\":0}");
        assertThat(
                        get(server, "/entities/" + EarlierTables.INVOICE + "/tokens")
                                .findValuesAsText("status"))
                .containsOnly("policy_violation");
        rule(server, "{\"maxLifespan\":null,\"enforceFrom\":null}");
    }

    private static void rule(OwnServer server, String json) {
        server.request("PUT", "/admin/realms/upgraded" + policy()).json(json).send().expect(204);
    }

    private static void tokensOpen(OwnServer server) {
        assertThat(authorize(server, "invoice", EarlierTables.SECRET)).isEqualTo(200);
        assertThat(authorize(server, "order", EarlierTables.SECRET)).isEqualTo(403);
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
        assertThat(authorize(server, "order", made)).isEqualTo(200);
        assertThat(get(server, "/entities").findValuesAsText("tokenCount"))
                .containsExactly("1", "2", "1");
    }

    private static JsonNode get(OwnServer server, String path) {
        return server.request("GET", "/admin/realms/upgraded" + path).send().expect(200).json();
    }

    static int authorize(OwnServer server, String entity, String secret) {
        return Http.request(
                        "GET",
                        server.at(
                                "/realms/upgraded/entity-tokens/authorize?permission=read&entity="
                                        + entity))
                .bearer(secret)
                .send()
                .status();
    }

    private static List<String> changes(Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT ID, MD5SUM, DATEEXECUTED FROM DATABASECHANGELOG_ENTITY_TOK"
                                        + " ORDER BY ORDEREXECUTED")) {
            List<String> changes = new ArrayList<>();
            while (rows.next()) {
                changes.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3));
            }
            return changes;
        }
    }
}
