package io.entitytokens.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Caller;
import io.entitytokens.it.support.TestRealm;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Nobody hands out a management role that they do not hold. The user {@code user-admin} may manage
 * users, clients and the realm, and so, by Keycloak's own rules, grant any role of any client.
 */
class GrantGuardIT {

    private static TestRealm realm;
    private static Caller userAdmin;
    private static String management;
    private static JsonNode role;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(GrantGuardIT.class);
        userAdmin = realm.user("user-admin");
        management = clientId("realm-management");
        role = clientRole(management, "manage-entities");
    }

    private static String clientId(String clientId) {
        return realm.realmAdmin()
                .get(realm.admin("/clients?clientId=" + clientId))
                .json()
                .get(0)
                .get("id")
                .textValue();
    }

    private static JsonNode clientRole(String client, String name) {
        return realm.realmAdmin()
                .get(realm.admin("/clients/" + client + "/roles/" + name))
                .expect(200)
                .json();
    }

    private static String userId(String username) {
        return realm.realmAdmin()
                .get(realm.admin("/users?exact=true&username=" + username))
                .json()
                .get(0)
                .get("id")
                .textValue();
    }

    private static String newUser() {
        String name = "u-" + UUID.randomUUID();
        realm.realmAdmin()
                .post(realm.admin("/users"), Map.of("username", name, "enabled", true))
                .expect(201);
        return userId(name);
    }

    private static String newGroup() {
        String name = "g-" + UUID.randomUUID();
        return id(
                realm.realmAdmin()
                        .post(realm.admin("/groups"), Map.of("name", name))
                        .expect(201)
                        .header("Location"));
    }

    private static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static JsonNode newRealmRole() {
        String name = "r-" + UUID.randomUUID();
        realm.realmAdmin().post(realm.admin("/roles"), Map.of("name", name)).expect(201);
        return realm.realmAdmin().get(realm.admin("/roles/" + name)).json();
    }

    private static String mapping(String of) {
        return realm.admin(of + "/role-mappings/clients/" + management);
    }

    /** A group that carries the role, made by somebody who may. */
    private static String groupWithRole() {
        String group = newGroup();
        realm.realmAdmin().post(mapping("/groups/" + group), List.of(role)).expect(204);
        return group;
    }

    private static boolean holds(String userId) {
        return realm.realmAdmin()
                .get(mapping("/users/" + userId) + "/composite")
                .json()
                .findValuesAsText("name")
                .contains("manage-entities");
    }

    @Test
    void toAUser() {
        String user = newUser();

        userAdmin.post(mapping("/users/" + user), List.of(role)).expect(403);
        assertThat(holds(user)).isFalse();
        realm.realmAdmin().post(mapping("/users/" + user), List.of(role)).expect(204);
        assertThat(holds(user)).isTrue();
    }

    @Test
    void otherRolesGoOnAsBefore() {
        String user = newUser();
        JsonNode plain = newRealmRole();

        userAdmin
                .post(realm.admin("/users/" + user + "/role-mappings/realm"), List.of(plain))
                .expect(204);
        userAdmin
                .post(mapping("/users/" + user), List.of(clientRole(management, "query-users")))
                .expect(204);
    }

    @Test
    void byWhoHoldsJustTheOne() {
        String user = newUser();
        String holder = newUser();
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
                        mapping("/users/" + holder),
                        List.of(
                                clientRole(management, "manage-users"),
                                clientRole(management, "view-entities")))
                .expect(204);
        String username =
                realm.realmAdmin()
                        .get(realm.admin("/users/" + holder))
                        .json()
                        .get("username")
                        .textValue();
        Caller caller = realm.login(username, "holder-of-one");

        caller.post(mapping("/users/" + user), List.of(clientRole(management, "view-entities")))
                .expect(204);
        caller.post(
                        mapping("/users/" + user),
                        List.of(clientRole(management, "manage-entity-tokens")))
                .expect(403);
        caller.post(mapping("/users/" + user), List.of(role)).expect(403);
    }

    @Test
    void toAGroup() {
        String group = newGroup();

        userAdmin.post(mapping("/groups/" + group), List.of(role)).expect(403);
        realm.realmAdmin().post(mapping("/groups/" + group), List.of(role)).expect(204);
    }

    @Test
    void byJoiningAGroupThatHasIt() {
        String group = groupWithRole();
        String user = newUser();
        String join = realm.admin("/users/" + user + "/groups/" + group);

        userAdmin.request("PUT", join).send().expect(403);
        assertThat(holds(user)).isFalse();
        realm.realmAdmin().request("PUT", join).send().expect(204);
        assertThat(holds(user)).isTrue();
    }

    @Test
    void byJoiningASubgroup() {
        String parent = groupWithRole();
        String child =
                realm.realmAdmin()
                        .post(
                                realm.admin("/groups/" + parent + "/children"),
                                Map.of("name", "child"))
                        .expect(201)
                        .json()
                        .get("id")
                        .textValue();

        userAdmin
                .request("PUT", realm.admin("/users/" + newUser() + "/groups/" + child))
                .send()
                .expect(403);
    }

    @Test
    void byMakingAUserInTheGroup() {
        String group = groupWithRole();
        String path =
                realm.realmAdmin()
                        .get(realm.admin("/groups/" + group))
                        .json()
                        .get("path")
                        .textValue();
        Map<String, Object> user =
                Map.of("username", "u-" + UUID.randomUUID(), "groups", List.of(path));

        userAdmin.post(realm.admin("/users"), user).expect(403);
        realm.realmAdmin().post(realm.admin("/users"), user).expect(201);
    }

    @Test
    void byMovingAGroupUnderOneThatHasIt() {
        String parent = groupWithRole();
        String group = newGroup();
        Map<String, Object> moved =
                Map.of(
                        "id",
                        group,
                        "name",
                        realm.realmAdmin()
                                .get(realm.admin("/groups/" + group))
                                .json()
                                .get("name")
                                .textValue());

        userAdmin.post(realm.admin("/groups/" + parent + "/children"), moved).expect(403);
        realm.realmAdmin().post(realm.admin("/groups/" + parent + "/children"), moved).expect(204);
    }

    /** Names may hold a slash, so that two groups may have one path. */
    @Test
    void byMovingAGroupBetweenParentsOfTheSamePath() {
        String parent = groupWithRole();
        String parentName =
                realm.realmAdmin()
                        .get(realm.admin("/groups/" + parent))
                        .json()
                        .get("name")
                        .textValue();
        String child = childOf(parent, "c");
        String sameAsChild =
                id(
                        userAdmin
                                .post(realm.admin("/groups"), Map.of("name", parentName + "/c"))
                                .expect(201)
                                .header("Location"));
        String group = childOf(sameAsChild, "g");
        String user = newUser();
        userAdmin
                .request("PUT", realm.admin("/users/" + user + "/groups/" + group))
                .send()
                .expect(204);

        userAdmin
                .post(
                        realm.admin("/groups/" + child + "/children"),
                        Map.of("id", group, "name", "g"))
                .expect(403);
        assertThat(holds(user)).isFalse();
    }

    private static String childOf(String parent, String name) {
        return userAdmin
                .post(realm.admin("/groups/" + parent + "/children"), Map.of("name", name))
                .expect(201)
                .json()
                .get("id")
                .textValue();
    }

    @Test
    void toOneself() {
        String me = userId("user-admin");

        userAdmin.post(mapping("/users/" + me), List.of(role)).expect(403);
        assertThat(holds(me)).isFalse();
    }

    @Test
    void renamingAGroupThatHasItIsNoHandout() {
        String group = groupWithRole();

        userAdmin
                .put(realm.admin("/groups/" + group), Map.of("name", "n-" + UUID.randomUUID()))
                .expect(204);
    }

    @Test
    void byMakingTheGroupADefault() {
        String path = realm.admin("/default-groups/" + groupWithRole());

        userAdmin.request("PUT", path).send().expect(403);
        realm.realmAdmin().request("PUT", path).send().expect(204);
        userAdmin
                .post(realm.admin("/users"), Map.of("username", "u-" + UUID.randomUUID()))
                .expect(201);
        realm.realmAdmin().delete(path).expect(204);
    }

    @Test
    void insideAComposite() {
        JsonNode composite = newRealmRole();
        String path = realm.admin("/roles-by-id/" + composite.get("id").textValue());

        userAdmin.post(path + "/composites", List.of(role)).expect(403);
        realm.realmAdmin().post(path + "/composites", List.of(role)).expect(204);

        String user = newUser();
        userAdmin
                .post(realm.admin("/users/" + user + "/role-mappings/realm"), List.of(composite))
                .expect(403);
        assertThat(holds(user)).isFalse();
        JsonNode outer = newRealmRole();
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
                id(
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

        userAdmin.post(mapping("/users/" + account), List.of(role)).expect(403);
        realm.realmAdmin().post(mapping("/users/" + account), List.of(role)).expect(204);
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
        String user = newUser();

        realm.masterAdmin().post(mapping("/users/" + user), List.of(role)).expect(204);
        assertThat(holds(user)).isTrue();
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
