package io.entitytokens.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Http.Request;
import io.entitytokens.it.support.KeycloakProcess;
import io.entitytokens.it.support.Server;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way out that the README describes, on a server of its own: with the jar, then without. */
@Tag("own-server")
class UninstallIT {

    private static final Path JAR = Server.jar();

    @TempDir private Path directory;

    private final int port = KeycloakProcess.freePort();
    private final URI base = URI.create("http://127.0.0.1:" + port);

    private KeycloakProcess start(Path home, String... more) {
        List<String> arguments = new ArrayList<>(List.of("start-dev", "--http-port=" + port));
        arguments.addAll(List.of(more));
        KeycloakProcess process =
                KeycloakProcess.start(
                        home,
                        Map.of(
                                "KC_BOOTSTRAP_ADMIN_USERNAME", Server.ADMIN,
                                "KC_BOOTSTRAP_ADMIN_PASSWORD", Server.ADMIN_PASSWORD),
                        Path.of("target", "it", "uninstall.log"),
                        KeycloakProcess.freePort(),
                        arguments);
        process.awaitReady();
        return process;
    }

    private Request request(String method, String path) {
        String token =
                Http.request("POST", base.resolve("/realms/master/protocol/openid-connect/token"))
                        .body(
                                "application/x-www-form-urlencoded",
                                "grant_type=password&client_id=admin-cli&username="
                                        + Server.ADMIN
                                        + "&password="
                                        + Server.ADMIN_PASSWORD)
                        .send()
                        .expect(200)
                        .json()
                        .get("access_token")
                        .textValue();
        return Http.request(method, base.resolve(path)).bearer(token);
    }

    private List<String> managementRoles() {
        List<String> names = new ArrayList<>();
        for (String client : List.of("realm-management", "leaving-realm")) {
            String realm = client.equals("realm-management") ? "leaving" : "master";
            JsonNode found =
                    request("GET", "/admin/realms/" + realm + "/clients?clientId=" + client)
                            .send()
                            .expect(200)
                            .json();
            request(
                            "GET",
                            "/admin/realms/"
                                    + realm
                                    + "/clients/"
                                    + found.get(0).get("id").textValue()
                                    + "/roles")
                    .send()
                    .expect(200)
                    .json()
                    .forEach(role -> names.add(role.get("name").textValue()));
        }
        return names;
    }

    private int authorize() {
        return Http.request(
                        "GET",
                        base.resolve(
                                "/realms/leaving/entity-tokens/authorize?entity=invoice&permission=read"))
                .send()
                .status();
    }

    @Test
    void keycloakWorksOnWithoutTheJar() {
        Path home = directory.resolve("keycloak");
        KeycloakProcess.copy(Path.of(System.getProperty("keycloak.home")), home);
        KeycloakProcess.install(home, JAR);
        KeycloakProcess withJar = start(home);
        request("POST", "/admin/realms")
                .json(Map.of("realm", "leaving", "enabled", true))
                .send()
                .expect(201);
        request("POST", "/admin/realms/leaving/entities")
                .json(Map.of("name", "invoice"))
                .send()
                .expect(201);
        assertThat(managementRoles()).contains("manage-entities", "view-entities");
        assertThat(authorize()).as("the door is open").isEqualTo(401);
        withJar.stop();

        KeycloakProcess leaving =
                start(
                        home,
                        "--spi-entity-token-realm--default--clean-up=true",
                        "--spi-entity-token-door--default--forward-auth=false");
        assertThat(managementRoles()).doesNotContain("manage-entities", "view-entities");
        assertThat(authorize()).as("the door is shut").isEqualTo(404);
        leaving.stop();

        KeycloakProcess.uninstall(home, JAR);
        KeycloakProcess without = start(home);
        request("GET", "/admin/realms/leaving").send().expect(200);
        assertThat(request("GET", "/admin/realms/leaving/clients").send().expect(200).json())
                .isNotEmpty();
        without.stop();

        KeycloakProcess.install(home, JAR);
        KeycloakProcess back = start(home);
        assertThat(
                        request("GET", "/admin/realms/leaving/entities?search=invoice")
                                .send()
                                .expect(200)
                                .json())
                .as("entities stay in the database until its tables are dropped")
                .hasSize(1);
        assertThat(managementRoles()).contains("manage-entities", "view-entities");
        back.stop();
    }
}
