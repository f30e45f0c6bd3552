package io.entitytokens.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entitytokens.it.support.Caller;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Roles;
import io.entitytokens.it.support.Server;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a realm gets when it comes, and what it leaves behind when it goes: nothing. */
@Tag("database")
class RealmLifecycleIT {

    private static final List<String> ROLES =
            List.of("view-entities", "manage-entity-tokens", "manage-entities");

    private final Caller master = Caller.masterAdmin();

    private JsonNode role(String realm, String clientId, String name) {
        String client =
                master.get("/admin/realms/" + realm + "/clients?clientId=" + clientId)
                        .expect(200)
                        .json()
                        .get(0)
                        .get("id")
                        .textValue();
        return master.get("/admin/realms/" + realm + "/clients/" + client + "/roles/" + name)
                .expect(200)
                .json();
    }

    private List<String> composites(String realm, JsonNode role) {
        return master.get(
                        "/admin/realms/"
                                + realm
                                + "/roles-by-id/"
                                + role.get("id").textValue()
                                + "/composites")
                .expect(200)
                .json()
                .findValuesAsText("id");
    }

    private void assertRoles(String realm, String clientId, JsonNode all) {
        for (String name : ROLES) {
            JsonNode role = role(realm, clientId, name);
            assertThat(role.get("description").textValue()).isEqualTo("${role_" + name + "}");
            assertThat(composites(realm, role))
                    .as("the console opens for %s", name)
                    .contains(role(realm, clientId, "query-realms").get("id").textValue());
            assertThat(Roles.contains(all, role)).isTrue();
        }
    }

    /** Keycloak imports roles without a name, although nobody can make one. */
    @Test
    void realmThatIsImportedWithNamelessRolesHasTheRoles() {
        Map<String, String> nameless = Map.of("description", "no name");
        TestRealm realm =
                TestRealm.named(
                        "lifecycle-nameless",
                        Map.of(
                                "roles",
                                Map.of(
                                        "client",
                                        Map.of("realm-management", List.of(nameless, nameless)))));

        assertRoles(
                realm.name(),
                "realm-management",
                role(realm.name(), "realm-management", "realm-admin"));
    }

    @Test
    void newRealmHasTheRolesAndSoHasMaster() {
        TestRealm realm = TestRealm.named("lifecycle-new", Map.of());

        assertRoles(
                realm.name(),
                "realm-management",
                role(realm.name(), "realm-management", "realm-admin"));
        assertRoles(
                "master",
                realm.name() + "-realm",
                master.get("/admin/realms/master/roles/admin").json());
    }

    /** Master was there before the extension looked: it stands for every old realm. */
    @Test
    void masterItselfHasTheRoles() {
        assertRoles(
                "master",
                "master-realm",
                master.get("/admin/realms/master/roles/admin").expect(200).json());
        master.get("/admin/realms/master/entities").expect(200);
    }

    @Test
    void whoMakesARealmManagesItsEntities() {
        String username = "maker-of-realms";
        String id = TestRealm.newUserOfMaster(username);
        JsonNode createRealm = master.get("/admin/realms/master/roles/create-realm").json();
        master.post(
                        "/admin/realms/master/users/" + id + "/role-mappings/realm",
                        List.of(createRealm))
                .expect(204);

        TestRealm.loginToMaster(username, TestRealm.PASSWORD)
                .post("/admin/realms", Map.of("realm", "lifecycle-made", "enabled", true))
                .expect(201);

        TestRealm.loginToMaster(username, TestRealm.PASSWORD)
                .post("/admin/realms/lifecycle-made/entities", Map.of("name", "invoice"))
                .expect(201);
    }

    @Test
    void viewerMayOpenTheConsole() {
        TestRealm realm = TestRealm.named("lifecycle-console", Map.of());

        realm.user("viewer").get("/admin/serverinfo").expect(200);
    }

    @Test
    void exportedRealmIsImportedWithItsRoles() {
        TestRealm original = TestRealm.named("lifecycle-export", Map.of());
        ObjectNode export = original.export();
        master.delete("/admin/realms/" + original.name()).expect(204);

        master.post("/admin/realms", export).expect(201);

        assertRoles(
                original.name(),
                "realm-management",
                role(original.name(), "realm-management", "realm-admin"));
        master.get(original.admin("/entities")).expect(200);
    }

    @Test
    void removedRealmLeavesNothing() {
        TestRealm realm = TestRealm.named("lifecycle-removed", Map.of());
        String entity = realm.entity("left-behind", new String[0]);
        Token token = realm.token(entity, NewToken.named("orphan-token").may("read"));
        assertThat(Server.get().ownRows().contains(token.id())).isTrue();

        master.delete("/admin/realms/" + realm.name()).expect(204);

        TestRealm.await(
                () -> Server.get().ownRows(),
                rows ->
                        !rows.contains(token.id())
                                && !rows.contains("left-behind")
                                && !rows.contains("orphan-token"));
        Http.request("GET", "/realms/" + realm.name() + "/entity-tokens/authorize?entity=x")
                .bearer(token.secret())
                .send()
                .expect(404);
    }

    /** As a node without the extension leaves it, or one that ends before it is done. */
    @Test
    void newRealmHasNothingOfOneThatHadItsId() throws SQLException {
        TestRealm realm = TestRealm.named("lifecycle-before", Map.of());
        String entity = realm.entity("inherited");
        Token token = realm.token(entity, "read");
        String id = "lifecycle-again";
        try (Connection connection = Server.get().connect()) {
            connection.setAutoCommit(false);
            update(connection, "update ET_ENTITY set REALM_ID = ? where ID = ?", id, entity);
            update(connection, "update ET_TOKEN set REALM_ID = ? where ENTITY_ID = ?", id, entity);
            connection.commit();
        }

        TestRealm again = TestRealm.named(id, Map.of("id", id));

        assertThat(master.get(again.admin("")).json().get("id").textValue()).isEqualTo(id);
        assertThat(again.realmAdmin().get(again.admin("/entities")).expect(200).json()).isEmpty();
        assertThat(again.realmAdmin().get(again.admin("/entity-tokens")).expect(200).json())
                .isEmpty();
        again.authorize(token, "inherited", "read").expect(401);
        again.entity("inherited");
        TestRealm.await(() -> Server.get().ownRows(), rows -> !rows.contains(token.id()));
        assertThat(again.realmAdmin().get(again.admin("/entities")).expect(200).json())
                .as("the sweep leaves what is new")
                .hasSize(1);
    }

    private static void update(Connection connection, String sql, String... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void removedClientLeavesTheAudience() {
        TestRealm realm =
                TestRealm.named(
                        "lifecycle-client",
                        Map.of(
                                "clients",
                                List.of(Map.of("clientId", "erp"), Map.of("clientId", "crm"))));
        String entity = realm.entity("invoice", "erp", "crm");
        String client = new OAuth(realm).internalId("erp");

        realm.masterAdmin().delete(realm.admin("/clients/" + client)).expect(204);

        assertThat(audience(realm, entity)).isEqualTo("[\"crm\"]");
        realm.masterAdmin().post(realm.admin("/clients"), Map.of("clientId", "erp")).expect(201);
        assertThat(audience(realm, entity)).as("a new client of the name").isEqualTo("[\"crm\"]");
    }

    @Test
    void renamedClientStaysInTheAudience() {
        TestRealm realm =
                TestRealm.named(
                        "lifecycle-rename", Map.of("clients", List.of(Map.of("clientId", "erp"))));
        String entity = realm.entity("invoice", "erp");
        String client = new OAuth(realm).internalId("erp");

        realm.masterAdmin()
                .put(realm.admin("/clients/" + client), Map.of("clientId", "erp-2"))
                .expect(204);

        assertThat(audience(realm, entity)).isEqualTo("[\"erp-2\"]");
    }

    private static String audience(TestRealm realm, String entity) {
        return realm.masterAdmin()
                .get(realm.admin("/entities/" + entity))
                .expect(200)
                .json()
                .get("audience")
                .toString();
    }
}
