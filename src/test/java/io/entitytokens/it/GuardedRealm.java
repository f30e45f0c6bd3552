package io.entitytokens.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Caller;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A realm whose user {@code user-admin} may manage users, clients and the realm, and so, by
 * Keycloak's own rules, grant any role of any client; but not the management role {@code
 * manage-entities}, which is what {@link #role()} is.
 */
final class GuardedRealm {

    private final TestRealm realm;
    private final Caller userAdmin;
    private final String management;
    private final JsonNode role;

    GuardedRealm(Class<?> test) {
        realm = TestRealm.of(test);
        userAdmin = realm.user("user-admin");
        management = new OAuth(realm).internalId("realm-management");
        role = managementRole("manage-entities");
    }

    TestRealm realm() {
        return realm;
    }

    Caller userAdmin() {
        return userAdmin;
    }

    JsonNode role() {
        return role;
    }

    /** A role of the client that manages the realm. */
    JsonNode managementRole(String name) {
        return realm.realmAdmin()
                .get(realm.admin("/clients/" + management + "/roles/" + name))
                .expect(200)
                .json();
    }

    String userId(String username) {
        return realm.realmAdmin()
                .get(realm.admin("/users?exact=true&username=" + username))
                .json()
                .get(0)
                .get("id")
                .textValue();
    }

    String newUser() {
        String name = "u-" + UUID.randomUUID();
        realm.realmAdmin()
                .post(realm.admin("/users"), Map.of("username", name, "enabled", true))
                .expect(201);
        return userId(name);
    }

    String newGroup() {
        String name = "g-" + UUID.randomUUID();
        return id(
                realm.realmAdmin()
                        .post(realm.admin("/groups"), Map.of("name", name))
                        .expect(201)
                        .header("Location"));
    }

    static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    JsonNode newRealmRole() {
        String name = "r-" + UUID.randomUUID();
        realm.realmAdmin().post(realm.admin("/roles"), Map.of("name", name)).expect(201);
        return realm.realmAdmin().get(realm.admin("/roles/" + name)).json();
    }

    String mapping(String of) {
        return realm.admin(of + "/role-mappings/clients/" + management);
    }

    /** A group that carries the role, made by somebody who may. */
    String groupWithRole() {
        String group = newGroup();
        realm.realmAdmin().post(mapping("/groups/" + group), List.of(role)).expect(204);
        return group;
    }

    boolean holds(String userId) {
        return realm.realmAdmin()
                .get(mapping("/users/" + userId) + "/composite")
                .json()
                .findValuesAsText("name")
                .contains("manage-entities");
    }
}
