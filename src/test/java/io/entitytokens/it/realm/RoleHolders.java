package io.entitytokens.it.realm;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Caller;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Everybody and everything of a realm that has one of our management roles of a client. */
final class RoleHolders {

    static final Set<String> OURS =
            Set.of("view-entities", "manage-entity-tokens", "manage-entities");

    private final Caller admin;
    private final String realm;
    private final String management;
    private final Map<String, Boolean> seen = new HashMap<>();
    private final Set<String> holders = new HashSet<>();

    private RoleHolders(Caller admin, String realm, String management) {
        this.admin = admin;
        this.realm = realm;
        this.management = management;
    }

    /**
     * @param management the internal id of the client that has the roles
     * @return what holds one: users and service accounts with all that they get through groups,
     *     groups and roles with all that they contain, default groups with those above them
     */
    static Set<String> of(Caller admin, String realm, String management) {
        RoleHolders found = new RoleHolders(admin, realm, management);
        found.get("/users?max=10000").forEach(user -> found.user(user));
        found.get("/groups?max=10000").forEach(group -> found.group("/groups/", group));
        found.get("/default-groups").forEach(found::defaultGroup);
        found.get("/roles?max=10000").forEach(found::role);
        found.get("/clients?max=10000").forEach(found::client);
        if (found.get("").get("organizationsEnabled").booleanValue()) {
            found.get("/organizations?max=10000").forEach(found::organization);
        }
        return found.holders;
    }

    private JsonNode get(String path) {
        return admin.get("/admin/realms/" + realm + path).expect(200).json();
    }

    private void note(String kind, JsonNode one, boolean holds) {
        if (holds) {
            holders.add(kind + " " + one.get("id").textValue());
        }
    }

    private boolean mapped(String path) {
        return get(path + "/role-mappings/clients/" + management + "/composite")
                .findValuesAsText("name")
                .stream()
                .anyMatch(OURS::contains);
    }

    private void user(JsonNode user) {
        note("user", user, mapped("/users/" + user.get("id").textValue()));
    }

    /** Without what it gets from above: a new group below one that has a role has no members. */
    private void group(String groups, JsonNode group) {
        String path = groups + group.get("id").textValue();
        JsonNode mappings = get(path + "/role-mappings");
        boolean holds = false;
        for (JsonNode role : mappings.path("realmMappings")) {
            holds |= contains(role);
        }
        for (JsonNode client : mappings.path("clientMappings")) {
            for (JsonNode role : client.get("mappings")) {
                holds |= contains(role);
            }
        }
        note("group", group, holds);
        get(path + "/children?max=10000").forEach(child -> group(groups, child));
    }

    private void defaultGroup(JsonNode group) {
        note("default group", group, mapped("/groups/" + group.get("id").textValue()));
    }

    private void role(JsonNode role) {
        note("role", role, contains(role));
    }

    /** Roles of management clients contain ours as they should. */
    private void client(JsonNode client) {
        String id = client.get("id").textValue();
        String clientId = client.get("clientId").textValue();
        if (clientId.equals("realm-management") || clientId.endsWith("-realm")) {
            return;
        }
        get("/clients/" + id + "/roles?max=10000").forEach(this::role);
        if (client.get("serviceAccountsEnabled").booleanValue()) {
            user(get("/clients/" + id + "/service-account-user"));
        }
    }

    private void organization(JsonNode organization) {
        String groups = "/organizations/" + organization.get("id").textValue() + "/groups";
        get(groups + "?max=10000").forEach(group -> group(groups + "/", group));
    }

    private boolean contains(JsonNode role) {
        String id = role.get("id").textValue();
        Boolean known = seen.putIfAbsent(id, false);
        if (known != null) {
            return known;
        }
        boolean holds =
                OURS.contains(role.get("name").textValue())
                        && role.get("containerId").textValue().equals(management);
        for (JsonNode part : get("/roles-by-id/" + id + "/composites")) {
            holds |= contains(part);
        }
        seen.put(id, holds);
        return holds;
    }
}
