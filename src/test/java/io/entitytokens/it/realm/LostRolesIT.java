package io.entitytokens.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Caller;
import io.entitytokens.it.support.Roles;
import io.entitytokens.it.support.TestRealm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A partial import makes roles anew, bare: ours mean the same right afterwards. */
@Tag("database")
final class LostRolesIT {

    private static final List<String> ROLES =
            List.of("view-entities", "manage-entity-tokens", "manage-entities");

    private static TestRealm realm;
    private static Caller master;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(LostRolesIT.class);
        master = realm.masterAdmin();
    }

    private static void overwrite(String inRealm, String client, List<String> roles) {
        List<Map<String, String>> bare = new ArrayList<>();
        roles.forEach(role -> bare.add(Map.of("name", role)));
        master.post(
                        "/admin/realms/" + inRealm + "/partialImport",
                        Map.of(
                                "ifResourceExists",
                                "OVERWRITE",
                                "roles",
                                Map.of("client", Map.of(client, bare))))
                .expect(200);
    }

    private static JsonNode role(String inRealm, String client, String name) {
        String id =
                master.get("/admin/realms/" + inRealm + "/clients?clientId=" + client)
                        .expect(200)
                        .json()
                        .get(0)
                        .get("id")
                        .textValue();
        return master.get("/admin/realms/" + inRealm + "/clients/" + id + "/roles/" + name)
                .expect(200)
                .json();
    }

    private static List<String> contained(String inRealm, JsonNode role) {
        return master.get(
                        "/admin/realms/"
                                + inRealm
                                + "/roles-by-id/"
                                + role.get("id").textValue()
                                + "/composites")
                .expect(200)
                .json()
                .findValuesAsText("id");
    }

    private static void assertMeaning(String inRealm, String client, JsonNode all) {
        List<String> ids = new ArrayList<>();
        ids.add(role(inRealm, client, "query-realms").get("id").textValue());
        for (String name : ROLES) {
            JsonNode role = role(inRealm, client, name);
            assertThat(contained(inRealm, role)).as(name).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(Roles.contains(all, role)).as(name).isTrue();
            ids.add(role.get("id").textValue());
        }
    }

    @Test
    void overwrittenRolesContainWhatTheyHaveTo() {
        overwrite(realm.name(), "realm-management", ROLES);

        assertMeaning(
                realm.name(),
                "realm-management",
                role(realm.name(), "realm-management", "realm-admin"));
        realm.realmAdmin().get(realm.admin("/entities")).expect(200);
    }

    @Test
    void overwrittenRoleOfTheRealmsAdminsContainsOurs() {
        TestRealm other = TestRealm.named("lost-role-of-admins", Map.of());
        overwrite(other.name(), "realm-management", List.of("realm-admin", "query-realms"));

        assertMeaning(
                other.name(),
                "realm-management",
                role(other.name(), "realm-management", "realm-admin"));
    }

    @Test
    void overwrittenRolesInMasterContainWhatTheyHaveTo() {
        overwrite("master", realm.name() + "-realm", ROLES);

        assertMeaning(
                "master",
                realm.name() + "-realm",
                master.get("/admin/realms/master/roles/admin").expect(200).json());
        master.get(realm.admin("/entities")).expect(200);
    }

    /** The role of all rights has ours again after the import; so it had them when it was given. */
    @Test
    void roleOfTheRealmsAdminsMadeAnewIsGivenToNobodyInTheSameImport() {
        TestRealm other = TestRealm.named("lost-role-given", Map.of());
        Map<String, Object> bare =
                Map.of(
                        "client",
                        Map.of("realm-management", List.of(Map.of("name", "realm-admin"))));
        Map<String, List<String>> given = Map.of("realm-management", List.of("realm-admin"));

        for (Map<String, Object> holder :
                List.<Map<String, Object>>of(
                        Map.of("users", List.of(Map.of("username", "eve", "clientRoles", given))),
                        Map.of(
                                "groups",
                                List.of(
                                        Map.of(
                                                "name",
                                                "eves",
                                                "path",
                                                "/eves",
                                                "clientRoles",
                                                given))))) {
            Map<String, Object> imported = new HashMap<>(holder);
            imported.put("ifResourceExists", "OVERWRITE");
            imported.put("roles", bare);
            other.user("user-admin").post(other.admin("/partialImport"), imported).expect(403);
        }
        assertMeaning(
                other.name(),
                "realm-management",
                role(other.name(), "realm-management", "realm-admin"));
    }

    /** It is not the importer who hands out what they do not hold. */
    @Test
    void rolesOverwrittenByAnAdminWithoutThemAreSettledToo() {
        TestRealm other = TestRealm.named("lost-roles-by-another", Map.of());
        other.user("user-admin")
                .post(
                        other.admin("/partialImport"),
                        Map.of(
                                "ifResourceExists",
                                "OVERWRITE",
                                "roles",
                                Map.of(
                                        "client",
                                        Map.of(
                                                "realm-management",
                                                List.of(Map.of("name", "manage-entities"))))))
                .expect(200);

        assertMeaning(
                other.name(),
                "realm-management",
                role(other.name(), "realm-management", "realm-admin"));
        other.user("user-admin").get(other.admin("/entities")).expect(403);
    }
}
