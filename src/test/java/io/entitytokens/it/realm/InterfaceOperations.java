package io.entitytokens.it.realm;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * What a walk does with clients and organizations, by partial import, the new admin API and SCIM.
 */
final class InterfaceOperations {

    private static final String SCIM = "urn:ietf:params:scim:";

    private final WalkedRealm realm;
    private final BiFunction<String, String, Request> scim;

    /**
     * @param scim makes a request of method and path to the SCIM API
     */
    InterfaceOperations(WalkedRealm realm, BiFunction<String, String, Request> scim) {
        this.realm = realm;
        this.scim = scim;
    }

    /** By kind; organizations and SCIM are not for master. */
    Map<String, Supplier<Answer>> all() {
        Map<String, Supplier<Answer>> all = new LinkedHashMap<>();
        all.put("make a client", this::makeClient);
        all.put("make a client role", this::makeClientRole);
        all.put("partial import", this::partialImport);
        all.put("client of the new API", this::newApi);
        if (!realm.isMaster()) {
            all.put("organization", this::organization);
            all.put("group of an organization", this::organizationGroup);
            all.put("SCIM user", this::scimUser);
            all.put("SCIM group", this::scimGroup);
        }
        return all;
    }

    private Answer makeClient() {
        Map<String, Object> client =
                Map.of("clientId", realm.newName("client"), "serviceAccountsEnabled", true);
        Answer answer =
                realm.noteId(realm.clients, realm.send("POST", realm.at("/clients"), client));
        if (answer.status() == 201) {
            realm.users.add(
                    realm.get("/clients/" + WalkedRealm.id(answer) + "/service-account-user")
                            .get("id")
                            .textValue());
        }
        return answer;
    }

    private Answer makeClientRole() {
        if (realm.clients.isEmpty()) {
            return makeClient();
        }
        String of = "/clients/" + realm.any(realm.clients) + "/roles";
        String name = realm.newName("client-role");
        Answer answer = realm.send("POST", realm.at(of), Map.of("name", name));
        if (answer.status() == 201) {
            realm.roles.add(realm.get(of + "/" + name));
        }
        return answer;
    }

    /** Of what is there already too: it is deleted and made anew, under the same id at times. */
    private Answer partialImport() {
        List<String> oneOfOurs =
                realm.oneIn(4) ? List.of(realm.any(realm.ours).get("name").textValue()) : List.of();
        String clientId = realm.get("/clients/" + realm.management()).get("clientId").textValue();
        Map<String, Object> mine = Map.of(clientId, oneOfOurs);
        int n = realm.random().nextInt(4);
        return realm.send(
                "POST",
                realm.at("/partialImport"),
                Map.of(
                        "ifResourceExists",
                        "OVERWRITE",
                        "users",
                        List.of(Map.of("username", "imported-" + n, "groups", realm.somePath())),
                        "groups",
                        List.of(
                                Map.of(
                                        "name",
                                        "imported-" + n,
                                        "path",
                                        "/imported-" + n,
                                        "clientRoles",
                                        mine)),
                        "roles",
                        Map.of("realm", List.of(imported("imported-" + n, mine)))));
    }

    private static Map<String, Object> imported(String name, Map<String, Object> parts) {
        return Map.of("name", name, "composite", true, "composites", Map.of("client", parts));
    }

    private Answer newApi() {
        String name =
                realm.newClients.isEmpty() || realm.oneIn(2)
                        ? realm.newName("new")
                        : realm.any(realm.newClients);
        Answer answer =
                realm.send(
                        "PUT",
                        "/admin/api/" + realm.name() + "/clients/v2/" + name,
                        Map.of(
                                "clientId",
                                name,
                                "protocol",
                                "openid-connect",
                                "loginFlows",
                                List.of("SERVICE_ACCOUNT"),
                                "auth",
                                Map.of("method", "client-secret", "secret", "secret-of-" + name),
                                "serviceAccountRoles",
                                List.of(realm.any(realm.roles).get("name").textValue())));
        if (answer.status() == 201) {
            realm.newClients.add(name);
        }
        return answer;
    }

    private Answer organization() {
        String name = realm.newName("organization");
        Map<String, Object> organization =
                Map.of("name", name, "domains", List.of(Map.of("name", name + ".example")));
        Answer answer =
                realm.noteId(
                        realm.organizations,
                        realm.send("POST", realm.at("/organizations"), organization));
        if (answer.status() == 201) {
            realm.send(
                    "POST",
                    realm.at("/organizations/" + WalkedRealm.id(answer) + "/members"),
                    "\"" + realm.walkerId + "\"");
        }
        return answer;
    }

    private Answer organizationGroup() {
        if (realm.organizations.isEmpty()) {
            return organization();
        }
        String group = realm.at("/organizations/" + realm.any(realm.organizations) + "/groups");
        Answer answer = realm.send("POST", group, Map.of("name", realm.newName("group")));
        if (answer.status() == 201) {
            String made = group + "/" + WalkedRealm.id(answer);
            realm.send(
                    "POST",
                    made + "/role-mappings/clients/" + realm.management(),
                    List.of(realm.any(realm.ours)));
            realm.send("PUT", made + "/members/" + realm.walkerId, null);
        }
        return answer;
    }

    private Answer scimUser() {
        String name = realm.newName("scim");
        return scimSend(
                "POST",
                "/Users",
                Map.of(
                        "schemas",
                        List.of(SCIM + "schemas:core:2.0:User"),
                        "userName",
                        name,
                        "emails",
                        List.of(Map.of("value", name + "@example.org")),
                        "name",
                        Map.of("givenName", "S", "familyName", "S"),
                        "groups",
                        realm.oneIn(3)
                                ? List.of(Map.of("value", realm.any(realm.groups)))
                                : List.of()));
    }

    private Answer scimGroup() {
        Map<String, Object> member =
                Map.of(
                        "op",
                        "add",
                        "path",
                        "members",
                        "value",
                        List.of(Map.of("value", realm.anyUser())));
        return scimSend(
                "PATCH",
                "/Groups/" + realm.any(realm.groups),
                Map.of(
                        "schemas",
                        List.of(SCIM + "api:messages:2.0:PatchOp"),
                        "Operations",
                        List.of(member)));
    }

    private Answer scimSend(String method, String path, Object json) {
        return scim.apply(method, path).json(json).send();
    }
}
