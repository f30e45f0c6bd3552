package io.entitytokens.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Caller;
import io.entitytokens.it.support.GuardedRealm;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nobody hands out a management role that they do not hold, by a group that has it either. */
@Tag("database")
class GroupGrantGuardIT {

    private static GuardedRealm guarded;
    private static TestRealm realm;
    private static Caller userAdmin;
    private static JsonNode role;

    @BeforeAll
    static void makeRealm() {
        guarded = new GuardedRealm(GroupGrantGuardIT.class);
        realm = guarded.realm();
        userAdmin = guarded.userAdmin();
        role = guarded.role();
    }

    @Test
    void toAGroup() {
        String group = guarded.newGroup();

        userAdmin.post(guarded.mapping("/groups/" + group), List.of(role)).expect(403);
        realm.realmAdmin().post(guarded.mapping("/groups/" + group), List.of(role)).expect(204);
    }

    @Test
    void byJoiningAGroupThatHasIt() {
        String group = guarded.groupWithRole();
        String user = guarded.newUser();
        String join = realm.admin("/users/" + user + "/groups/" + group);

        userAdmin.request("PUT", join).send().expect(403);
        assertThat(guarded.holds(user)).isFalse();
        realm.realmAdmin().request("PUT", join).send().expect(204);
        assertThat(guarded.holds(user)).isTrue();
    }

    @Test
    void byJoiningASubgroup() {
        String parent = guarded.groupWithRole();
        String child = childOf(parent, "child");

        userAdmin
                .request("PUT", realm.admin("/users/" + guarded.newUser() + "/groups/" + child))
                .send()
                .expect(403);
    }

    @Test
    void byMakingAUserInTheGroup() {
        String group = guarded.groupWithRole();
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
        String parent = guarded.groupWithRole();
        String group = guarded.newGroup();

        guarded.move(userAdmin, group, parent).expect(403);
        guarded.move(realm.realmAdmin(), group, parent).expect(204);
    }

    /** The move itself makes the admin hold the role: what counts is what they held before. */
    @Test
    void byMovingOnesOwnGroup() {
        String me = guarded.userId("user-admin");
        String group = guarded.newGroup();
        guarded.join(me, group);

        guarded.move(userAdmin, group, guarded.groupWithRole()).expect(403);
        assertThat(guarded.holds(me)).isFalse();
    }

    @Test
    void byMovingAGroupAboveOnesOwn() {
        String me = guarded.userId("user-admin");
        String group = guarded.newGroup();
        guarded.join(me, childOf(childOf(group, "child"), "grandchild"));

        guarded.move(userAdmin, group, childOf(guarded.groupWithRole(), "sub")).expect(403);
        assertThat(guarded.holds(me)).isFalse();
    }

    @Test
    void byAServiceAccountThatMovesItsOwnGroup() {
        OAuth clients = new OAuth(realm);
        String account = guarded.serviceAccount(clients.client("mover"));
        guarded.manageUsers(account);
        String group = guarded.newGroup();
        guarded.join(account, group);
        String token = OAuth.accessToken(clients.clientCredentials("mover", OAuth.CLIENT_SECRET));
        String children = realm.admin("/groups/" + guarded.groupWithRole() + "/children");

        guarded.move(Http.request("POST", children).bearer(token), group).expect(403);
        assertThat(guarded.holds(account)).isFalse();
    }

    @Test
    void byWhoHoldsItThroughAGroup() {
        String holders = guarded.groupWithRole();
        String group = guarded.newGroup();
        String me = guarded.newUser();
        guarded.join(me, holders);
        guarded.manageUsers(me);
        Caller holder = guarded.login(me);

        guarded.move(holder, group, holders).expect(204);
        holder.request("PUT", realm.admin("/users/" + guarded.newUser() + "/groups/" + group))
                .send()
                .expect(204);
    }

    @Test
    void insideARoleThatOneHolds() {
        String me = guarded.userId("user-admin");
        JsonNode held = guarded.newRealmRole();
        realm.realmAdmin()
                .post(realm.admin("/users/" + me + "/role-mappings/realm"), List.of(held))
                .expect(204);

        userAdmin
                .post(
                        realm.admin("/roles-by-id/" + held.get("id").textValue() + "/composites"),
                        List.of(role))
                .expect(403);
        assertThat(guarded.holds(me)).isFalse();
    }

    /** Names may hold a slash, so that two groups may have one path. */
    @Test
    void byMovingAGroupBetweenParentsOfTheSamePath() {
        String parent = guarded.groupWithRole();
        String parentName =
                realm.realmAdmin()
                        .get(realm.admin("/groups/" + parent))
                        .json()
                        .get("name")
                        .textValue();
        String child = childOf(parent, "c");
        String sameAsChild =
                GuardedRealm.id(
                        userAdmin
                                .post(realm.admin("/groups"), Map.of("name", parentName + "/c"))
                                .expect(201)
                                .header("Location"));
        String group = childOf(sameAsChild, "g");
        String user = guarded.newUser();
        userAdmin
                .request("PUT", realm.admin("/users/" + user + "/groups/" + group))
                .send()
                .expect(204);

        userAdmin
                .post(
                        realm.admin("/groups/" + child + "/children"),
                        Map.of("id", group, "name", "g"))
                .expect(403);
        assertThat(guarded.holds(user)).isFalse();
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
    void renamingAGroupThatHasItIsNoRoleAssignment() {
        String group = guarded.groupWithRole();

        userAdmin
                .put(realm.admin("/groups/" + group), Map.of("name", "n-" + UUID.randomUUID()))
                .expect(204);
    }

    @Test
    void byMakingTheGroupADefault() {
        String path = realm.admin("/default-groups/" + guarded.groupWithRole());

        userAdmin.request("PUT", path).send().expect(403);
        realm.realmAdmin().request("PUT", path).send().expect(204);
        userAdmin
                .post(realm.admin("/users"), Map.of("username", "u-" + UUID.randomUUID()))
                .expect(201);
        realm.realmAdmin().delete(path).expect(204);
    }
}
