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
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every admin operation by every kind of caller: each cell as the contract says. */
class AuthorizationMatrixIT {

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
        for (AdminOperation operation : AdminOperation.ALL) {
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

    private static void check(AdminOperation operation, String name, Caller caller) {
        int refused = caller == null ? 401 : 403;
        int expected = operation.need().allows(name) ? operation.success() : refused;
        String entity = realm.entity("e-" + UUID.randomUUID());
        AdminOperation.Target target =
                new AdminOperation.Target(entity, realm.token(entity, "read").id());

        Assertions.assertThat(request(operation, caller, target).send().status())
                .isEqualTo(expected);
    }

    private static Request request(
            AdminOperation operation, Caller caller, AdminOperation.Target target) {
        String path = realm.admin(operation.path().apply(target));
        Request request =
                caller == null
                        ? Http.request(operation.method(), path)
                        : caller.request(operation.method(), path);
        return operation.json() == null
                ? request
                : request.json(operation.json().formatted("n-" + UUID.randomUUID()));
    }
}
