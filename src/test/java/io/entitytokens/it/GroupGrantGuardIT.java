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

/** Nobody hands out a management role that they do not hold, by a group that has it either. */
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
    void renamingAGroupThatHasItIsNoHandout() {
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
