package io.entitytokens.it.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Database;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.KeycloakProcess;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.OwnServer;
import io.entitytokens.it.support.Server;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.WithOwnServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way out that the README describes, on a server of its own: with the jar, then without. */
@WithOwnServer
class UninstallIT {

    @TempDir private Path directory;
    private OwnServer server;
    private Database database;

    private void start(String... more) {
        List<String> arguments = new ArrayList<>(database.arguments());
        arguments.addAll(List.of(more));
        server.start(arguments);
    }

    private List<String> managementRoles() {
        List<String> names = new ArrayList<>();
        for (String client : List.of("realm-management", "leaving-realm")) {
            String realm = client.equals("realm-management") ? "leaving" : "master";
            JsonNode found =
                    server.request("GET", "/admin/realms/" + realm + "/clients?clientId=" + client)
                            .send()
                            .expect(200)
                            .json();
            server.request(
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

    private List<String> names(String list, String field) {
        List<String> names = new ArrayList<>();
        server.request("GET", "/admin/realms/leaving" + list)
                .send()
                .expect(200)
                .json()
                .forEach(one -> names.add(one.get(field).textValue()));
        return names;
    }

    /** The page of the console that would not come up if one of them had nobody to show it. */
    private List<String> executions() {
        return names("/authentication/flows/clients/executions", "providerId");
    }

    private int authorize() {
        return Http.request(
                        "GET",
                        server.at(
                                "/realms/leaving/entity-tokens/authorize?entity=invoice&permission=read"))
                .send()
                .status();
    }

    @Test
    void keycloakWorksOnWithoutTheJar() throws IOException, SQLException {
        server = new OwnServer(directory, "uninstall");
        database = Database.start("h2", server.home());
        start();
        TestRealm realm = TestRealm.named(server.at(""), "leaving", Map.of());
        String gone = new OAuth(realm).client("records-api");
        String invoice = realm.entity("invoice", "records-api");
        realm.token(invoice, "read");
        assertThat(names("/clients", "clientId")).contains("entity-tokens");
        assertThat(names("/client-scopes", "name")).contains("entity:read");
        assertThat(executions()).contains("entity-token");
        assertThat(managementRoles()).contains("manage-entities", "view-entities");
        assertThat(authorize()).as("the endpoint is open").isEqualTo(401);
        server.stop();

        start(
                "--spi-entity-token-realm--default--clean-up=true",
                "--spi-entity-token-endpoint--default--forward-auth=false");
        assertThat(managementRoles()).doesNotContain("manage-entities", "view-entities");
        assertThat(names("/clients", "clientId"))
                .contains("account")
                .doesNotContain("entity-tokens");
        assertThat(names("/client-scopes", "name"))
                .contains("profile")
                .noneMatch(name -> name.startsWith("entity:"));
        assertThat(executions()).contains("client-secret").doesNotContain("entity-token");
        assertThat(authorize()).as("the endpoint is shut").isEqualTo(404);
        server.stop();

        KeycloakProcess.uninstall(server.home(), Server.jar());
        start();
        server.request("GET", "/admin/realms/leaving").send().expect(200);
        assertThat(names("/clients", "clientId")).contains("account");
        assertThat(executions()).contains("client-secret");
        assertThat(authorize()).as("nobody knows the address").isEqualTo(404);
        server.request("DELETE", "/admin/realms/leaving/clients/" + gone).send().expect(204);
        server.stop();

        KeycloakProcess.install(server.home(), Server.jar());
        start();
        assertThat(
                        server.request("GET", "/admin/realms/leaving/entities?search=invoice")
                                .send()
                                .expect(200)
                                .json())
                .as("entities stay in the database until its tables are dropped")
                .hasSize(1);
        assertThat(managementRoles()).contains("manage-entities", "view-entities");
        realm.token(realm.entity("order"), "read");
        JsonNode left = TestRealm.await(() -> lastUpdate(invoice), update -> update != null);
        assertThat(left.get("before"))
                .as("a client that went meanwhile leaves the audience, and the audit tells of it")
                .hasToString("{\"audience\":[\"" + gone + "\"]}");
        assertThat(left.has("username")).isFalse();
        assertHasNoHeir(realm);
        server.stop();

        database.dropOurs();
        start();
        assertThat(
                        server.request("GET", "/admin/realms/leaving/entities")
                                .send()
                                .expect(200)
                                .json())
                .as("all is made anew")
                .isEmpty();
        server.stop();
    }

    private JsonNode lastUpdate(String entity) {
        return server.request(
                        "GET", "/admin/realms/leaving/entities/" + entity + "/events?kind=UPDATE")
                .send()
                .expect(200)
                .json()
                .get(0);
    }

    /** What a node without the jar leaves while this one runs: a row of a client that is gone. */
    private void assertHasNoHeir(TestRealm realm) throws SQLException {
        OAuth oauth = new OAuth(realm);
        String orphan = UUID.randomUUID().toString();
        String entity = realm.entity("orphaned");
        try (Connection connection = database.connect();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into et_entity_audience (entity_id, client_id)"
                                        + " values (?, ?)")) {
            insert.setString(1, entity);
            insert.setString(2, orphan);
            insert.executeUpdate();
        }
        String secret = realm.token(entity, "read").secret();
        assertThat(oauth.clientCredentials("entity-tokens", secret).expect(400).body())
                .contains("invalid_target");

        oauth.client("heir-api", Map.of("id", orphan));

        assertThat(oauth.clientCredentials("entity-tokens", secret).expect(400).body())
                .contains("invalid_target");
        assertThat(oauth.introspect("heir-api", secret).expect(200).body())
                .contains("\"active\":false");
        assertThat(
                        server.request("GET", "/admin/realms/leaving/entities/" + entity)
                                .send()
                                .expect(200)
                                .json()
                                .get("audience"))
                .isEmpty();
    }
}
