package io.entitytokens.it.admin;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.entitytokens.it.support.Caller;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Http.Request;
import io.entitytokens.it.support.Mappers;
import io.entitytokens.it.support.TestRealm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every admin operation by every kind of caller: each cell as the contract says. */
class AuthorizationMatrixIT {

    /** What an operation needs. */
    private enum Need {
        VIEW,
        TOKENS,
        ENTITIES;

        boolean allows(String user) {
            return switch (user) {
                case "entity-manager", "realm-admin", "master admin" -> true;
                case "token-manager" -> this != ENTITIES;
                case "viewer" -> this == VIEW;
                default -> false;
            };
        }
    }

    /**
     * @param path from a fresh entity and token of it
     * @param json the body, or null
     * @param success the status for those who may
     */
    private record Operation(
            String method, Need need, Function<Target, String> path, String json, int success) {

        @Override
        public String toString() {
            return method + " " + path.apply(new Target("{id}", "{tokenId}"));
        }
    }

    private record Target(String entityId, String tokenId) {
        String entity() {
            return "/entities/" + entityId;
        }

        String token() {
            return entity() + "/tokens/" + tokenId;
        }

        String dismissal() {
            return token() + "/suspicion/dismiss";
        }

        String policy() {
            return entity() + "/policy";
        }

        String preview() {
            return policy() + "/preview";
        }
    }

    private static final List<Operation> OPERATIONS =
            List.of(
                    new Operation("GET", Need.VIEW, t -> "/entities", null, 200),
                    new Operation("GET", Need.VIEW, t -> "/entities/count", null, 200),
                    new Operation(
                            "GET", Need.ENTITIES, t -> "/entities/available-audience", null, 200),
                    new Operation(
                            "POST", Need.ENTITIES, t -> "/entities", "{\"name\":\"%s\"}", 201),
                    new Operation("GET", Need.VIEW, Target::entity, null, 200),
                    new Operation("PUT", Need.ENTITIES, Target::entity, "{\"enabled\":true}", 204),
                    new Operation(
                            "PUT", Need.ENTITIES, t -> t.entity() + "?dryRun=true", "{}", 200),
                    new Operation("DELETE", Need.ENTITIES, Target::entity, null, 204),
                    new Operation("GET", Need.VIEW, t -> t.entity() + "/tokens", null, 200),
                    new Operation("GET", Need.VIEW, t -> t.entity() + "/tokens/count", null, 200),
                    new Operation(
                            "POST",
                            Need.TOKENS,
                            t -> t.entity() + "/tokens",
                            "{\"name\":\"%s\",\"permissions\":[\"read\"]}",
                            201),
                    new Operation("GET", Need.VIEW, t -> t.entity() + "/events", null, 200),
                    new Operation(
                            "GET", Need.VIEW, t -> t.entity() + "/events/settings", null, 200),
                    new Operation(
                            "POST",
                            Need.TOKENS,
                            t -> t.entity() + "/tokens/actions",
                            "{\"action\":\"disable\",\"ids\":[\"%s\"]}",
                            200),
                    new Operation("GET", Need.VIEW, Target::token, null, 200),
                    new Operation("PUT", Need.TOKENS, Target::token, "{\"enabled\":true}", 204),
                    new Operation("PUT", Need.TOKENS, t -> t.token() + "?dryRun=true", "{}", 200),
                    new Operation("DELETE", Need.TOKENS, Target::token, null, 204),
                    new Operation("POST", Need.TOKENS, t -> t.token() + "/rotate", null, 200),
                    new Operation("DELETE", Need.TOKENS, t -> t.token() + "/secrets/1", null, 409),
                    new Operation("POST", Need.TOKENS, Target::dismissal, null, 204),
                    new Operation("GET", Need.VIEW, t -> "/entities/policy", null, 200),
                    new Operation("PUT", Need.ENTITIES, t -> "/entities/policy", "{}", 204),
                    new Operation("GET", Need.VIEW, Target::policy, null, 200),
                    new Operation("PUT", Need.ENTITIES, Target::policy, "{}", 204),
                    new Operation("POST", Need.VIEW, t -> "/entities/policy/preview", "{}", 200),
                    new Operation("POST", Need.VIEW, Target::preview, "{}", 200),
                    new Operation(
                            "POST",
                            Need.ENTITIES,
                            t -> t.entity() + "/tokens",
                            "{\"name\":\"%s\",\"permissions\":[\"read\"],\"exempt\":true}",
                            201),
                    new Operation("PUT", Need.ENTITIES, Target::token, "{\"exempt\":true}", 204),
                    new Operation("PUT", Need.TOKENS, Target::token, "{\"exempt\":false}", 204),
                    new Operation("GET", Need.VIEW, t -> "/entity-tokens", null, 200));

    private static final String LIAR = "says-more-than-is-so";

    private static TestRealm realm;
    private static TestRealm other;

    @BeforeAll
    static void makeRealms() {
        realm = TestRealm.of(AuthorizationMatrixIT.class);
        other = TestRealm.named("authorizationmatrixit-other", Map.of());
        makeLyingClient();
    }

    /** Whoever manages clients can have tokens name roles that nobody has. */
    private static void makeLyingClient() {
        Map<String, Object> client = new LinkedHashMap<>();
        client.put("clientId", LIAR);
        client.put("publicClient", true);
        client.put("directAccessGrantsEnabled", true);
        client.put(
                "protocolMappers",
                Stream.of("view-entities", "manage-entity-tokens", "manage-entities")
                        .map(
                                role ->
                                        Mappers.representation(
                                                "oidc-hardcoded-role-mapper",
                                                Map.of("role", "realm-management." + role)))
                        .toList());
        realm.user("user-admin").post(realm.admin("/clients"), client).expect(201);
    }

    /** Who calls, and in whose name; null calls without any token. */
    private static Map<String, Caller> callers() {
        Map<String, Caller> callers = new LinkedHashMap<>();
        callers.put("no token", null);
        for (String user :
                List.of(
                        "nobody",
                        "user-admin",
                        "viewer",
                        "token-manager",
                        "entity-manager",
                        "realm-admin")) {
            callers.put(user, realm.user(user));
        }
        callers.put("user-admin by a token that says more", realm.user("user-admin").through(LIAR));
        callers.put("admin of another realm", other.realmAdmin());
        callers.put("master admin", realm.masterAdmin());
        return callers;
    }

    @TestFactory
    List<DynamicTest> everyCellIsAsDesigned() {
        List<DynamicTest> cells = new ArrayList<>();
        for (Operation operation : OPERATIONS) {
            callers()
                    .forEach(
                            (name, caller) ->
                                    cells.add(
                                            dynamicTest(
                                                    operation + " by " + name,
                                                    () -> check(operation, name, caller))));
        }
        return cells;
    }

    private static void check(Operation operation, String name, Caller caller) {
        int refused = caller == null ? 401 : 403;
        int expected = operation.need().allows(name) ? operation.success() : refused;
        String entity = realm.entity("e-" + UUID.randomUUID());
        Target target = new Target(entity, realm.token(entity, "read").id());

        Assertions.assertThat(request(operation, caller, target).send().status())
                .isEqualTo(expected);
    }

    private static Request request(Operation operation, Caller caller, Target target) {
        String path = realm.admin(operation.path().apply(target));
        Request request =
                caller == null
                        ? Http.request(operation.method(), path)
                        : caller.request(operation.method(), path);
        return operation.json() == null
                ? request
                : request.json(operation.json().formatted("n-" + UUID.randomUUID()));
    }

    /** Who may not look does not learn what exists; who may, does. */
    @TestFactory
    List<DynamicTest> missingThingsAre403Or404() {
        String entity = realm.entity("present");
        String unknownEntity = "/entities/" + UUID.randomUUID();
        String unknownToken = "/entities/" + entity + "/tokens/0000000000000000000000";
        String foreign = "/entities/" + other.entity("foreign");
        List<DynamicTest> tests = new ArrayList<>();
        for (String path :
                List.of(
                        unknownEntity,
                        unknownEntity + "/tokens",
                        unknownEntity + "/tokens/count",
                        unknownEntity + "/tokens/0000000000000000000000",
                        unknownToken,
                        "/entities/" + entity + "/tokens/no-token-id",
                        unknownEntity + "/policy",
                        unknownEntity + "/events",
                        unknownEntity + "/events/settings",
                        foreign,
                        foreign + "/tokens",
                        foreign + "/policy",
                        foreign + "/events",
                        foreign + "/events/settings")) {
            tests.add(statusOf("GET", path, "nobody", 403));
            tests.add(statusOf("GET", path, "viewer", 404));
        }
        for (String path : List.of(unknownEntity, foreign)) {
            tests.add(statusOf("DELETE", path, "viewer", 403));
            tests.add(statusOf("DELETE", path, "entity-manager", 404));
        }
        for (String path : List.of(unknownToken, unknownToken + "/secrets/1")) {
            tests.add(statusOf("DELETE", path, "viewer", 403));
            tests.add(statusOf("DELETE", path, "token-manager", 404));
        }
        for (String path : List.of(unknownEntity, foreign)) {
            tests.add(statusOf("POST", path + "/policy/preview", "nobody", 403));
            tests.add(statusOf("POST", path + "/policy/preview", "viewer", 404));
        }
        tests.add(statusOf("POST", unknownToken + "/rotate", "viewer", 403));
        tests.add(statusOf("POST", unknownToken + "/rotate", "token-manager", 404));
        return tests;
    }

    private static DynamicTest statusOf(String method, String path, String user, int status) {
        return dynamicTest(
                method + " " + path + " by " + user,
                () ->
                        Assertions.assertThat(
                                        realm.user(user)
                                                .request(method, realm.admin(path))
                                                .send()
                                                .status())
                                .isEqualTo(status));
    }
}
