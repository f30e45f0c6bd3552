package io.entitytokens.it.realm;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Caller;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Http.Request;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Random operations of two admins who hold every management role but ours and {@code realm-admin}:
 * one in the realm, one in master. Some operations reach for one of our roles, most do not.
 */
final class GrantWalk {

    /** How many operations of a kind have to be done for a walk to say something. */
    static final int ENOUGH = 3;

    private final TestRealm realm;
    private final Caller boss;
    private final long seed;
    private final Map<WalkedRealm, WalkOperations> walks = new LinkedHashMap<>();
    private final Map<String, Integer> successes = new TreeMap<>();
    private final List<String> journal = new ArrayList<>();
    private final Set<String> gained = new HashSet<>();

    GrantWalk(URI base, TestRealm realm, long seed) {
        this.realm = realm;
        this.boss = realm.masterAdmin();
        this.seed = seed;
        Caller local = walker(base, realm.name(), "realm-management");
        Caller master = walker(base, "master", realm.name() + "-realm", "master-realm");
        String scim = base + "/realms/" + realm.name() + "/scim/v2";
        String token = scimToken(scim);
        add(
                realm.name(),
                client(realm.name(), "realm-management"),
                List.of(local, master),
                (method, path) -> Http.request(method, URI.create(scim + path)).bearer(token));
        add("master", client("master", realm.name() + "-realm"), List.of(master), null);
    }

    private void add(
            String name,
            String management,
            List<Caller> walkers,
            BiFunction<String, String, Request> scim) {
        WalkedRealm walked = new WalkedRealm(boss, name, management, walkers, seed);
        walks.put(walked, new WalkOperations(walked, new InterfaceOperations(walked, scim).all()));
    }

    /** The SCIM API is for confidential clients, and for tokens that name it. */
    private String scimToken(String audience) {
        OAuth oauth = new OAuth(realm);
        oauth.client(
                "scim",
                Map.of(
                        "directAccessGrantsEnabled",
                        true,
                        "protocolMappers",
                        List.of(
                                Map.of(
                                        "name",
                                        "audience",
                                        "protocol",
                                        "openid-connect",
                                        "protocolMapper",
                                        "oidc-audience-mapper",
                                        "config",
                                        Map.of(
                                                "included.custom.audience",
                                                audience,
                                                "access.token.claim",
                                                "true")))));
        return OAuth.accessToken(
                oauth.token(
                        List.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "scim",
                                "client_secret",
                                OAuth.CLIENT_SECRET,
                                "username",
                                WalkedRealm.WALKER,
                                "password",
                                TestRealm.PASSWORD)));
    }

    /** Walks around in the realm, and half as long in master. */
    void run(int rounds) {
        walks.forEach(
                (walked, operations) -> {
                    Set<String> before = holders(walked);
                    for (int i = 0; i < (walked.isMaster() ? rounds / 2 : rounds); i++) {
                        operations.round(this::note);
                    }
                    if (!walked.isMaster()) {
                        tryAgain(operations);
                    }
                    Set<String> after = holders(walked);
                    after.removeAll(before);
                    after.forEach(one -> gained.add(walked.name() + ": " + one));
                });
    }

    /** Chance may have let one kind reach for too much. */
    private void tryAgain(WalkOperations operations) {
        for (String kind : List.copyOf(successes.keySet())) {
            for (int i = 0; i < 30 && successes.get(kind) < ENOUGH; i++) {
                operations.once(kind, this::note);
            }
        }
    }

    private Set<String> holders(WalkedRealm walked) {
        return RoleHolders.of(boss, walked.name(), walked.management());
    }

    private void note(String kind, Answer answer) {
        boolean done = answer.status() < 300;
        successes.merge(kind, done ? 1 : 0, Integer::sum);
        journal.add(kind + " " + answer.status());
        if (answer.status() >= 500) {
            throw new AssertionError(kind + " was " + answer + ", " + this);
        }
    }

    /** How many operations of each kind Keycloak has done, in both realms. */
    Map<String, Integer> successes() {
        return successes;
    }

    /** Who holds one of our roles and did not at the start. */
    Set<String> gained() {
        return gained;
    }

    private String client(String in, String clientId) {
        return boss.get("/admin/realms/" + in + "/clients?clientId=" + clientId)
                .expect(200)
                .json()
                .get(0)
                .get("id")
                .textValue();
    }

    /** Makes an admin with all roles of these clients but ours. */
    private Caller walker(URI base, String in, String... clients) {
        String users = "/admin/realms/" + in + "/users";
        Map<String, Object> account = new HashMap<>();
        account.put("username", WalkedRealm.WALKER);
        account.put("enabled", true);
        account.put("email", "walker@example.org");
        account.put("firstName", "W");
        account.put("lastName", "W");
        account.put(
                "credentials", List.of(Map.of("type", "password", "value", TestRealm.PASSWORD)));
        String user = WalkedRealm.id(boss.post(users, account).expect(201));
        for (String clientId : clients) {
            String client = client(in, clientId);
            List<JsonNode> roles = new ArrayList<>();
            boss.get("/admin/realms/" + in + "/clients/" + client + "/roles")
                    .expect(200)
                    .json()
                    .forEach(roles::add);
            roles.removeIf(
                    role ->
                            RoleHolders.OURS.contains(role.get("name").textValue())
                                    || role.get("name").textValue().equals("realm-admin"));
            boss.post(users + "/" + user + "/role-mappings/clients/" + client, roles).expect(204);
        }
        return Caller.of(base, in, WalkedRealm.WALKER, TestRealm.PASSWORD);
    }

    @Override
    public String toString() {
        return "walk of seed " + seed + ": " + journal.stream().collect(Collectors.joining(", "));
    }
}
