package io.entitytokens.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Database;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.OwnServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.h2.tools.Restore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup of Keycloak's database is one of entities and tokens: here, of H2, by its own tools. */
@Tag("own-server")
class BackupIT {

    private static final String ENTITIES = "/admin/realms/kept/entities";

    @TempDir private Path directory;
    private OwnServer server;

    private JsonNode token(String entity, String name) {
        JsonNode made =
                server.request("POST", ENTITIES + "/" + entity + "/tokens")
                        .json(Map.of("name", name, "permissions", List.of("read")))
                        .send()
                        .expect(201)
                        .json();
        Http.noteSecrets(made.toString());
        return made;
    }

    private int authorize(JsonNode token) {
        return Http.request(
                        "GET",
                        server.at(
                                "/realms/kept/entity-tokens/authorize?entity=invoice&permission=read"))
                .bearer(token.get("token").textValue())
                .send()
                .status();
    }

    @Test
    void restoredBackupKnowsTheTokensOfItsTime() throws IOException, SQLException {
        server = new OwnServer(directory, "backup");
        Database database = Database.start("h2", server.home());
        String backup = directory.resolve("backup.zip").toString();
        server.start(database.arguments());
        server.request("POST", "/admin/realms")
                .json(Map.of("realm", "kept", "enabled", true))
                .send()
                .expect(201);
        String entity =
                server.request("POST", ENTITIES)
                        .json(Map.of("name", "invoice"))
                        .send()
                        .expect(201)
                        .json()
                        .get("id")
                        .textValue();
        JsonNode early = token(entity, "early");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("BACKUP TO '" + backup + "'");
        }

        String path = ENTITIES + "/" + entity + "/tokens/" + early.get("id").textValue();
        server.request("DELETE", path).send().expect(204);
        JsonNode late = token(entity, "late");
        assertThat(authorize(early)).isEqualTo(401);
        assertThat(authorize(late)).isEqualTo(200);
        server.stop();
        Restore.execute(backup, server.home().resolve("data/h2").toString(), null);

        server.start(database.arguments());
        assertThat(authorize(early)).as("revoked since, and good again").isEqualTo(200);
        assertThat(authorize(late)).as("made since, and unknown").isEqualTo(401);
        server.stop();
    }
}
