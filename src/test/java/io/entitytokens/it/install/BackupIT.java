package io.entitytokens.it.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Database;
import io.entitytokens.it.support.OwnServer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import io.entitytokens.it.support.WithOwnServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.h2.tools.Restore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup of Keycloak's database is one of entities and tokens: here, of H2, by its own tools. */
@WithOwnServer
class BackupIT {

    @TempDir private Path directory;

    @Test
    void restoredBackupKnowsTheTokensOfItsTime() throws IOException, SQLException {
        OwnServer server = new OwnServer(directory, "backup");
        Database database = Database.start("h2", server.home());
        String backup = directory.resolve("backup.zip").toString();
        server.start(database.arguments());
        TestRealm realm = TestRealm.named(server.at(""), "kept", Map.of());
        String entity = realm.entity("invoice");
        Token early = realm.token(entity, "read");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("BACKUP TO '" + backup + "'");
        }

        realm.realmAdmin().delete(realm.path(early)).expect(204);
        Token late = realm.token(entity, "read");
        realm.authorize(early, "invoice", "read").expect(401);
        realm.authorize(late, "invoice", "read").expect(200);
        server.stop();
        Restore.execute(backup, server.home().resolve("data/h2").toString(), null);

        server.start(database.arguments());
        assertThat(realm.authorize(early, "invoice", "read").status())
                .as("revoked since, and good again")
                .isEqualTo(200);
        assertThat(realm.authorize(late, "invoice", "read").status())
                .as("made since, and unknown")
                .isEqualTo(401);
        server.stop();
    }
}
