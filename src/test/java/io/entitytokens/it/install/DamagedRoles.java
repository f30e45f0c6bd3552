package io.entitytokens.it.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Database;
import io.entitytokens.it.support.OwnServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The entity roles of a server's realms, damaged in its database and read when it is back. */
record DamagedRoles(OwnServer server, Database database) {

    /** Removes a role of one realm, the description of one, and a part of one. */
    void damage() throws SQLException {
        String roles =
                "(SELECT ID FROM KEYCLOAK_ROLE WHERE NAME = '%s' AND CLIENT ="
                        + " (SELECT ID FROM CLIENT WHERE CLIENT_ID = '%s' AND REALM_ID ="
                        + " (SELECT ID FROM REALM WHERE NAME = '%s')))";
        String whole = roles.formatted("manage-entities", "realm-management", "shut");
        String part = roles.formatted("view-entities", "realm-management", "shut");
        String gone = roles.formatted("manage-entity-tokens", "half-realm", "master");
        String bare = roles.formatted("view-entities", "realm-management", "bare");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql :
                    List.of(
                            "DELETE FROM COMPOSITE_ROLE WHERE COMPOSITE = "
                                    + whole
                                    + " AND CHILD_ROLE = "
                                    + part,
                            "UPDATE KEYCLOAK_ROLE SET DESCRIPTION = NULL WHERE ID = " + bare)) {
                assertThat(statement.executeUpdate(sql)).as(sql).isOne();
            }
            statement.execute(
                    "DELETE FROM COMPOSITE_ROLE WHERE COMPOSITE = "
                            + gone
                            + " OR CHILD_ROLE = "
                            + gone);
            assertThat(statement.executeUpdate("DELETE FROM KEYCLOAK_ROLE WHERE ID = " + gone))
                    .isOne();
        }
    }

    String idOf(String inRealm, String client, String name) {
        return role(inRealm, client, name).get("id").textValue();
    }

    String descriptionOf(String inRealm, String client, String name) {
        return role(inRealm, client, name).get("description").textValue();
    }

    private JsonNode role(String inRealm, String client, String name) {
        String clients = "/admin/realms/" + inRealm + "/clients";
        String id = get(clients + "?clientId=" + client).get(0).get("id").textValue();
        return get(clients + "/" + id + "/roles/" + name);
    }

    List<String> parts(String inRealm, String client, String name) {
        String id = idOf(inRealm, client, name);
        return get("/admin/realms/" + inRealm + "/roles-by-id/" + id + "/composites")
                .findValuesAsText("name");
    }

    List<String> adminsOfAllRealms() {
        return get("/admin/realms/master/roles/admin/composites").findValuesAsText("id");
    }

    private JsonNode get(String path) {
        return server.request("GET", path).send().expect(200).json();
    }
}
