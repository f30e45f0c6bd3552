package io.entitytokens.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.OwnServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup of Keycloak's database is one of entities and tokens: here, of H2 and its files. */
@Tag("own-server")
class BackupIT {

    private static final List<String> START = List.of("start-dev");
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

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(to.resolve(file.getFileName()));
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void restoredBackupKnowsTheTokensOfItsTime() throws IOException {
        server = new OwnServer(directory, "backup");
        Path data = server.home().resolve("data/h2");
        Path backup = directory.resolve("backup");
        server.start(START);
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
        server.stop();
        copy(data, backup);

        server.start(START);
        String path = ENTITIES + "/" + entity + "/tokens/" + early.get("id").textValue();
        server.request("DELETE", path).send().expect(204);
        JsonNode late = token(entity, "late");
        assertThat(authorize(early)).isEqualTo(401);
        assertThat(authorize(late)).isEqualTo(200);
        server.stop();
        copy(backup, data);

        server.start(START);
        assertThat(authorize(early)).as("revoked since, and good again").isEqualTo(200);
        assertThat(authorize(late)).as("made since, and unknown").isEqualTo(401);
        server.stop();
    }
}
