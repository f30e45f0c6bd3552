package io.entitytokens.it.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Database;
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
        UpgradedRealm realm = new UpgradedRealm(server);
        server.start(database.arguments());
        realm.make();
        server.stop();
        database.dropOurs();
        try (Connection connection = database.connect()) {
            EarlierTables.make(connection, changelogs);
        }

        server.start(database.arguments());
        realm.isThere();
        if (EarlierTables.isRotating(changelogs)) {
            realm.hasItsSecretsAndRules();
            realm.hasOldTokensUnderNewRules();
        }
        UpgradedSecret secret = new UpgradedSecret(realm);
        secret.isTheOnlyOne();
        realm.isOpenedByItsTokens();
        realm.knowsItsIssuingClient();
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
