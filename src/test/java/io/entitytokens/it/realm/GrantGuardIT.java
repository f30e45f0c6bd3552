package io.entitytokens.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Caller;
import io.entitytokens.it.support.GuardedRealm;
import io.entitytokens.it.support.TestRealm;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nobody hands out a management role that they do not hold. */
@Tag("database")
class GrantGuardIT {

    private static GuardedRealm guarded;
    private static TestRealm realm;
    private static Caller userAdmin;
    private static JsonNode role;

    @BeforeAll
    static void makeRealm() {
        guarded = new GuardedRealm(GrantGuardIT.class);
        realm = guarded.realm();
        userAdmin = guarded.userAdmin();
        role = guarded.role();
    }

    @Test
    void toAUser() {
        String user = guarded.newUser();

        userAdmin.post(guarded.mapping("/users/" + user), List.of(role)).expect(403);
        assertThat(guarded.holds(user)).isFalse();
        realm.realmAdmin().post(guarded.mapping("/users/" + user), List.of(role)).expect(204);
        assertThat(guarded.holds(user)).isTrue();
    }

    /** Keycloak sees to it: so nobody's role takes the place of ours by its name. */
    @Test
    void rolesOfTheManagingClientAreNeitherRenamedNorMade() {
        String ours = realm.admin("/roles-by-id/" + role.get("id").textValue());
        String roles = "/clients/" + role.get("containerId").textValue() + "/roles";

        userAdmin.put(ours, Map.of("name", "away")).expect(403);
        userAdmin.post(realm.admin(roles), Map.of("name", "mine")).expect(403);
    }

    @Test
    void otherRolesGoOnAsBefore() {
        String user = guarded.newUser();
        JsonNode plain = guarded.newRealmRole();

        userAdmin
                .post(realm.admin("/users/" + user + "/role-mappings/realm"), List.of(plain))
                .expect(204);
        userAdmin
                .post(
                        guarded.mapping("/users/" + user),
                        List.of(guarded.managementRole("query-users")))
                .expect(204);
    }

    @Test
    void byWhoHoldsJustTheOne() {
        String user = guarded.newUser();
        String holder = guarded.newUser();
        realm.realmAdmin()
                .put(
                        realm.admin("/users/" + holder),
                        Map.of(
                                "email",
                                holder + "@example.org",
                                "firstName",
                                "H",
                                "lastName",
                                "H",
                                "enabled",
                                true))
                .expect(204);
        realm.realmAdmin()
                .put(
                        realm.admin("/users/" + holder + "/reset-password"),
                        Map.of("type", "password", "value", "holder-of-one", "temporary", false))
                .expect(204);
        realm.realmAdmin()
                .post(
                        guarded.mapping("/users/" + holder),
                        List.of(
                                guarded.managementRole("manage-users"),
                                guarded.managementRole("view-entities")))
                .expect(204);
        String username =
                realm.realmAdmin()
                        .get(realm.admin("/users/" + holder))
                        .json()
                        .get("username")
                        .textValue();
        Caller caller = realm.login(username, "holder-of-one");

        caller.post(
                        guarded.mapping("/users/" + user),
                        List.of(guarded.managementRole("view-entities")))
                .expect(204);
        caller.post(
                        guarded.mapping("/users/" + user),
                        List.of(guarded.managementRole("manage-entity-tokens")))
                .expect(403);
        caller.post(guarded.mapping("/users/" + user), List.of(role)).expect(403);
    }

    @Test
    void toOneself() {
        String me = guarded.userId("user-admin");

        userAdmin.post(guarded.mapping("/users/" + me), List.of(role)).expect(403);
        assertThat(guarded.holds(me)).isFalse();
    }

    @Test
    void insideAComposite() {
        JsonNode composite = guarded.newRealmRole();
        String path = realm.admin("/roles-by-id/" + composite.get("id").textValue());

        userAdmin.post(path + "/composites", List.of(role)).expect(403);
        realm.realmAdmin().post(path + "/composites", List.of(role)).expect(204);

        String user = guarded.newUser();
        userAdmin
                .post(realm.admin("/users/" + user + "/role-mappings/realm"), List.of(composite))
                .expect(403);
        assertThat(guarded.holds(user)).isFalse();
        JsonNode outer = guarded.newRealmRole();
        userAdmin
                .post(
                        realm.admin("/roles-by-id/" + outer.get("id").textValue() + "/composites"),
                        List.of(composite))
                .expect(403);
    }

    @Test
    void asADefaultRole() {
        JsonNode defaults =
                realm.realmAdmin().get(realm.admin("/roles/default-roles-" + realm.name())).json();
        String path = realm.admin("/roles-by-id/" + defaults.get("id").textValue() + "/composites");

        userAdmin.post(path, List.of(role)).expect(403);
        realm.realmAdmin().post(path, List.of(role)).expect(204);
        userAdmin
                .post(realm.admin("/users"), Map.of("username", "u-" + UUID.randomUUID()))
                .expect(201);
        realm.realmAdmin().request("DELETE", path).json(List.of(role)).send().expect(204);
    }

    @Test
    void toAServiceAccount() {
        String client =
                GuardedRealm.id(
                        realm.realmAdmin()
                                .post(
                                        realm.admin("/clients"),
                                        Map.of("clientId", "robot", "serviceAccountsEnabled", true))
                                .expect(201)
                                .header("Location"));
        String account =
                realm.realmAdmin()
                        .get(realm.admin("/clients/" + client + "/service-account-user"))
                        .json()
                        .get("id")
                        .textValue();

        userAdmin.post(guarded.mapping("/users/" + account), List.of(role)).expect(403);
        realm.realmAdmin().post(guarded.mapping("/users/" + account), List.of(role)).expect(204);
    }

    @Test
    void byPartialImport() {
        String username = "u-" + UUID.randomUUID();
        Map<String, Object> imported =
                Map.of(
                        "ifResourceExists",
                        "FAIL",
                        "users",
                        List.of(
                                Map.of(
                                        "username",
                                        username,
                                        "clientRoles",
                                        Map.of("realm-management", List.of("manage-entities")))));

        userAdmin.post(realm.admin("/partialImport"), imported).expect(403);
        userAdmin.post(realm.admin("/partialImport/"), imported).expect(403);
        assertThat(realm.realmAdmin().get(realm.admin("/users?username=" + username)).json())
                .isEmpty();
        realm.realmAdmin().post(realm.admin("/partialImport"), imported).expect(200);
    }

    @Test
    void byEitherTwin() {
        String user = guarded.newUser();

        realm.masterAdmin().post(guarded.mapping("/users/" + user), List.of(role)).expect(204);
        assertThat(guarded.holds(user)).isTrue();
    }

    @Test
    void ofTheTwinInMaster() {
        Caller master = realm.masterAdmin();
        String twin =
                master.get("/admin/realms/master/clients?clientId=" + realm.name() + "-realm")
                        .json()
                        .get(0)
                        .get("id")
                        .textValue();
        JsonNode twinRole =
                master.get("/admin/realms/master/clients/" + twin + "/roles/manage-entities")
                        .expect(200)
                        .json();
        String name = "m-" + UUID.randomUUID();
        String user = TestRealm.newUserOfMaster(name);
        String masterRealm =
                master.get("/admin/realms/master/clients?clientId=master-realm")
                        .json()
                        .get(0)
                        .get("id")
                        .textValue();
        JsonNode manageUsers =
                master.get("/admin/realms/master/clients/" + masterRealm + "/roles/manage-users")
                        .json();
        String roles = "/admin/realms/master/users/" + user + "/role-mappings/clients/";
        master.post(roles + masterRealm, List.of(manageUsers)).expect(204);
        Caller limited = TestRealm.loginToMaster(name, TestRealm.PASSWORD);

        limited.post(roles + twin, List.of(twinRole)).expect(403);
        master.post(roles + twin, List.of(twinRole)).expect(204);
    }
}
