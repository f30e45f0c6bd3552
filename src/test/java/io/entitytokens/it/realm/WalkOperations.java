package io.entitytokens.it.realm;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * What a walk does: each operation may reach for one of our roles, most of the time it does not.
 */
final class WalkOperations {

    private final WalkedRealm realm;
    private final Map<String, Supplier<Answer>> operations = new LinkedHashMap<>();

    /**
     * @param interfaces operations at further interfaces, by their kind
     */
    WalkOperations(WalkedRealm realm, Map<String, Supplier<Answer>> interfaces) {
        this.realm = realm;
        operations.put("make a user", this::makeUser);
        operations.put("join", () -> realm.send("PUT", membership(), null));
        operations.put("leave", () -> realm.send("DELETE", membership(), null));
        operations.put("make a group", this::makeGroup);
        operations.put("move a group", this::moveGroup);
        operations.put("move the own group", this::moveOwnGroup);
        operations.put("role to a group", () -> grant("/groups/" + realm.any(realm.groups)));
        operations.put("role to a user", () -> grant("/users/" + realm.anyUser()));
        operations.put("role from a user", this::takeRole);
        operations.put("make a role", this::makeRole);
        operations.put("composite", this::composite);
        operations.put("default role", this::defaultRole);
        operations.put("default group", this::defaultGroup);
        operations.putAll(interfaces);
    }

    /** Does each operation once, in a random order. */
    void round(BiConsumer<String, Answer> note) {
        List<String> kinds = new ArrayList<>(operations.keySet());
        Collections.shuffle(kinds, realm.random());
        for (String kind : kinds) {
            once(kind, note);
        }
    }

    void once(String kind, BiConsumer<String, Answer> note) {
        note.accept(kind, operations.get(kind).get());
    }

    private String membership() {
        return realm.at("/users/" + realm.anyUser() + "/groups/" + realm.any(realm.groups));
    }

    private Answer composite() {
        String whole = realm.composites(realm.any(realm.roles));
        return realm.send("POST", whole, List.of(realm.anyRole()));
    }

    private Answer makeUser() {
        Map<String, Object> user =
                Map.of("username", realm.newName("user"), "groups", realm.somePath());
        return realm.noteId(realm.users, realm.send("POST", realm.at("/users"), user));
    }

    private Answer makeGroup() {
        Map<String, Object> group = Map.of("name", realm.newName("group"));
        String parent = realm.oneIn(2) ? "" : "/" + realm.any(realm.groups) + "/children";
        return realm.noteId(realm.groups, realm.send("POST", realm.at("/groups" + parent), group));
    }

    private Answer moveGroup() {
        return move(realm.any(realm.groups), realm.any(realm.groups));
    }

    /** To the top if it cannot go below. The treasure stays: there must be something to reach. */
    private Answer move(String group, String parent) {
        if (group.equals(realm.treasure)) {
            return realm.send("PUT", realm.at("/groups/" + group), Map.of("name", "treasure"));
        }
        String where = realm.isWithin(parent, group) ? "" : "/" + parent + "/children";
        Map<String, Object> moved = Map.of("id", group, "name", realm.groupName(group));
        return realm.send("POST", realm.at("/groups" + where), moved);
    }

    private Answer moveOwnGroup() {
        String own = realm.newGroup(realm.newName("own"));
        realm.send("PUT", realm.at("/users/" + realm.walkerId + "/groups/" + own), null);
        realm.groups.add(own);
        String parent = realm.oneIn(2) ? realm.treasure : realm.any(realm.groups);
        return move(own, parent);
    }

    private Answer grant(String to) {
        JsonNode role = realm.anyRole();
        String of =
                role.get("clientRole").booleanValue() ? "/clients/" + container(role) : "/realm";
        return realm.send("POST", realm.at(to + "/role-mappings" + of), List.of(role));
    }

    private static String container(JsonNode role) {
        return role.get("containerId").textValue();
    }

    private Answer takeRole() {
        JsonNode role = realm.any(realm.roles);
        String of =
                role.get("clientRole").booleanValue() ? "/clients/" + container(role) : "/realm";
        return realm.send(
                "DELETE",
                realm.at("/users/" + realm.anyUser() + "/role-mappings" + of),
                List.of(role));
    }

    private Answer makeRole() {
        String name = realm.newName("role");
        Map<String, Object> parts =
                realm.oneIn(3) ? Map.of("realm", List.of("treasure")) : Map.of();
        Answer answer =
                realm.send(
                        "POST",
                        realm.at("/roles"),
                        Map.of("name", name, "composite", true, "composites", parts));
        if (answer.status() == 201) {
            realm.roles.add(realm.get("/roles/" + name));
        }
        return answer;
    }

    private Answer defaultRole() {
        return realm.send(
                "POST",
                realm.composites(realm.get("/roles/default-roles-" + realm.name())),
                List.of(realm.anyRole()));
    }

    private Answer defaultGroup() {
        String method = realm.oneIn(3) ? "DELETE" : "PUT";
        return realm.send(method, realm.at("/default-groups/" + realm.any(realm.groups)), null);
    }
}
