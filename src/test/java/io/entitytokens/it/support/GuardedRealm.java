package io.entitytokens.it.support;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Http.Request;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A realm whose user {@code user-admin} may manage users, clients and the realm, and so, by
 * Keycloak's own rules, grant any role of any client; but not the management role {@code
 * manage-entities}, which is what {@link #role()} is.
 */
public final class GuardedRealm {

    private final TestRealm realm;
    private final Caller userAdmin;
    private final String management;
    private final JsonNode role;

    public GuardedRealm(Class<?> test) {
        this(TestRealm.of(test));
    }

    public GuardedRealm(TestRealm realm) {
        this.realm = realm;
        userAdmin = realm.user("user-admin");
        management = new OAuth(realm).internalId("realm-management");
        role = managementRole("manage-entities");
    }

    public TestRealm realm() {
        return realm;
    }

    public Caller userAdmin() {
        return userAdmin;
    }

    public JsonNode role() {
        return role;
    }

    /** A role of the client that manages the realm. */
    public JsonNode managementRole(String name) {
        return realm.realmAdmin()
                .get(realm.admin("/clients/" + management + "/roles/" + name))
                .expect(200)
                .json();
    }

    public String userId(String username) {
        return realm.realmAdmin()
                .get(realm.admin("/users?exact=true&username=" + username))
                .json()
                .get(0)
                .get("id")
                .textValue();
    }

    public String newUser() {
        String name = "u-" + UUID.randomUUID();
        realm.realmAdmin()
                .post(realm.admin("/users"), Map.of("username", name, "enabled", true))
                .expect(201);
        return userId(name);
    }

    public String newGroup() {
        String name = "g-" + UUID.randomUUID();
        return id(
                realm.realmAdmin()
                        .post(realm.admin("/groups"), Map.of("name", name))
                        .expect(201)
                        .header("Location"));
    }

    public static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    public JsonNode newRealmRole() {
        String name = "r-" + UUID.randomUUID();
        realm.realmAdmin().post(realm.admin("/roles"), Map.of("name", name)).expect(201);
        return realm.realmAdmin().get(realm.admin("/roles/" + name)).json();
    }

    public String mapping(String of) {
        return realm.admin(of + "/role-mappings/clients/" + management);
    }

    /** A group that carries the role, made by somebody who may. */
    public String groupWithRole() {
        String group = newGroup();
        realm.realmAdmin().post(mapping("/groups/" + group), List.of(role)).expect(204);
        return group;
    }

    /** Moves a group under another one, by whoever the request is from. */
    public Answer move(Request toChildren, String group) {
        String name =
                realm.realmAdmin()
                        .get(realm.admin("/groups/" + group))
                        .expect(200)
                        .json()
                        .get("name")
                        .textValue();
        return toChildren.json(Map.of("id", group, "name", name)).send();
    }

    public Answer move(Caller by, String group, String parent) {
        return move(by.request("POST", realm.admin("/groups/" + parent + "/children")), group);
    }

    /** Gives a user a password, and logs them in. */
    public Caller login(String userId) {
        String path = realm.admin("/users/" + userId);
        String name = realm.realmAdmin().get(path).expect(200).json().get("username").textValue();
        realm.realmAdmin()
                .put(
                        path,
                        Map.of("email", name + "@example.org", "firstName", "U", "lastName", "U"))
                .expect(204);
        realm.realmAdmin()
                .put(
                        path + "/reset-password",
                        Map.of("type", "password", "value", TestRealm.PASSWORD))
                .expect(204);
        return realm.login(name, TestRealm.PASSWORD);
    }

    public String serviceAccount(String client) {
        return realm.realmAdmin()
                .get(realm.admin("/clients/" + client + "/service-account-user"))
                .expect(200)
                .json()
                .get("id")
                .textValue();
    }

    public void manageUsers(String userId) {
        realm.realmAdmin()
                .post(mapping("/users/" + userId), List.of(managementRole("manage-users")))
                .expect(204);
    }

    public void join(String user, String group) {
        realm.realmAdmin()
                .request("PUT", realm.admin("/users/" + user + "/groups/" + group))
                .send()
                .expect(204);
    }

    public boolean holds(String userId) {
        return realm.realmAdmin()
                .get(mapping("/users/" + userId) + "/composite")
                .json()
                .findValuesAsText("name")
                .contains("manage-entities");
    }
}
