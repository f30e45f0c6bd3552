package io.entitytokens.it.realm;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Caller;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A realm that is walked through: what there is in it, and what our roles can be had by. */
final class WalkedRealm {

    static final String WALKER = "walker";

    final List<JsonNode> ours = new ArrayList<>();
    final List<String> users = new ArrayList<>();
    final List<String> groups = new ArrayList<>();
    final List<JsonNode> roles = new ArrayList<>();
    final List<String> clients = new ArrayList<>();
    final List<String> organizations = new ArrayList<>();
    final List<String> newClients = new ArrayList<>();
    final String walkerId;
    final String treasure;

    private final Caller boss;
    private final List<Caller> walkers;
    private final String realm;
    private final String management;
    private final Random random;
    private int made;

    /**
     * @param management the internal id of the client that has our roles
     */
    WalkedRealm(Caller boss, String realm, String management, List<Caller> walkers, long seed) {
        this.boss = boss;
        this.walkers = walkers;
        this.realm = realm;
        this.management = management;
        random = new Random(seed);
        RoleHolders.OURS.stream()
                .sorted()
                .forEach(name -> ours.add(get("/clients/" + management + "/roles/" + name)));
        walkerId = get("/users?exact=true&username=" + WALKER).get(0).get("id").textValue();
        users.add(walkerId);
        treasure = newGroup("treasure");
        boss.post(at("/groups/" + treasure + "/role-mappings/clients/" + management), ours)
                .expect(204);
        groups.add(treasure);
        roles.add(newRole("treasure"));
        boss.post(composites(roles.get(0)), ours).expect(204);
        for (int i = 0; i < 4; i++) {
            groups.add(newGroup(newName("plain")));
            roles.add(newRole(newName("plain")));
        }
    }

    private JsonNode newRole(String name) {
        boss.post(at("/roles"), Map.of("name", name)).expect(201);
        return get("/roles/" + name);
    }

    String name() {
        return realm;
    }

    String management() {
        return management;
    }

    boolean isMaster() {
        return realm.equals("master");
    }

    Random random() {
        return random;
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Often the walker, who would win by it. */
    String anyUser() {
        return oneIn(3) ? walkerId : any(users);
    }

    JsonNode anyRole() {
        return oneIn(4) ? any(ours) : any(roles);
    }

    String newName(String kind) {
        return kind + "-" + made++;
    }

    String newGroup(String name) {
        return id(boss.post(at("/groups"), Map.of("name", name)).expect(201));
    }

    String at(String path) {
        return "/admin/realms/" + realm + path;
    }

    JsonNode get(String path) {
        return boss.get(at(path)).expect(200).json();
    }

    /** What a group is called, or something else if it is gone. */
    String groupName(String group) {
        return boss.get(at("/groups/" + group)).json().path("name").asText("gone");
    }

    /**
     * Whether a group is another one, or somewhere below it: Keycloak would move it all the same.
     */
    boolean isWithin(String group, String above) {
        JsonNode found = boss.get(at("/groups/" + group)).json();
        return group.equals(above)
                || (found.hasNonNull("parentId")
                        && isWithin(found.get("parentId").textValue(), above));
    }

    String composites(JsonNode role) {
        return at("/roles-by-id/" + role.get("id").textValue() + "/composites");
    }

    /** A request of one of those who walk. */
    Answer send(String method, String path, Object json) {
        Request request = any(walkers).request(method, path);
        return (json == null ? request : request.json(json)).send();
    }

    Answer noteId(List<String> list, Answer answer) {
        if (answer.status() == 201) {
            list.add(id(answer));
        }
        return answer;
    }

    /** The groups of a new user. */
    List<String> somePath() {
        return oneIn(4) ? List.of("/treasure") : List.of();
    }

    static String id(Answer made) {
        String location = made.header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
