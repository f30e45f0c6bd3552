package io.entitytokens.it.admin;

import static io.entitytokens.it.support.ExpectedStatus.expect;

import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Http.Request;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The errors that every operation of admins and of forward auth has in common, each provoked at
 * each of them. That the answers are as documented is checked where they arrive (see {@link Http}).
 */
class ContractIT {

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static TestRealm realm;
    private static Token token;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(ContractIT.class);
        token = realm.token(realm.entity("invoice"), "read", "write", "delete");
    }

    private static Request admin(String method, String path) {
        return realm.realmAdmin().request(method, path);
    }

    /** A path that Keycloak refuses before anybody is asked. */
    private static String odd(String path) {
        return "/admin/realms/" + realm.name() + ";x" + path;
    }

    @TestFactory
    List<DynamicTest> adminCallsThatTakeABody() {
        String entity = "/entities/" + token.entityId();
        Map<String, String> calls =
                Map.of(
                        "/entities",
                        "POST",
                        entity,
                        "PUT",
                        entity + "/tokens",
                        "POST",
                        entity + "/tokens/actions",
                        "POST",
                        entity + "/tokens/" + token.id(),
                        "PUT",
                        entity + "/tokens/" + token.id() + "/rotate",
                        "POST",
                        "/entities/policy",
                        "PUT",
                        entity + "/policy",
                        "PUT",
                        "/entities/policy/preview",
                        "POST",
                        entity + "/policy/preview",
                        "POST");
        List<DynamicTest> tests = new ArrayList<>();
        calls.forEach(
                (path, method) -> {
                    String call = method + " " + path;
                    tests.add(
                            expect(
                                    415,
                                    call + " with a text",
                                    admin(method, realm.admin(path)).body("text/plain", "{}")));
                    tests.add(
                            expect(
                                    413,
                                    call + " with too much",
                                    admin(method, realm.admin(path))
                                            .json("{\"name\":\"" + "x".repeat(200_000) + "\"}")));
                    tests.add(
                            expect(
                                    404,
                                    call + " in no realm",
                                    admin(method, "/admin/realms/nowhere" + path).json("{}")));
                    tests.add(
                            expect(
                                    400,
                                    call + " with an odd path",
                                    admin(method, odd(path)).json("{}")));
                });
        return tests;
    }

    @TestFactory
    List<DynamicTest> adminCallsWithoutABody() {
        String entity = "/entities/" + token.entityId();
        List<DynamicTest> tests = new ArrayList<>();
        for (String call :
                List.of(
                        "GET /entities",
                        "GET /entities/count",
                        "GET /entities/available-audience",
                        "GET " + entity,
                        "DELETE " + entity,
                        "GET " + entity + "/tokens",
                        "GET " + entity + "/tokens/count",
                        "GET " + entity + "/tokens/" + token.id(),
                        "GET " + entity + "/events",
                        "GET " + entity + "/events/settings",
                        "DELETE " + entity + "/tokens/" + token.id(),
                        "DELETE " + entity + "/tokens/" + token.id() + "/secrets/1",
                        "POST " + entity + "/tokens/" + token.id() + "/suspicion/dismiss",
                        "GET " + entity + "/policy",
                        "GET /entities/policy",
                        "GET /entity-tokens",
                        "GET /entity-tokens/count",
                        "GET /entity-tokens/addresses")) {
            String method = call.substring(0, call.indexOf(' '));
            String path = call.substring(call.indexOf(' ') + 1);
            tests.add(
                    expect(
                            404,
                            call + " in no realm",
                            admin(method, "/admin/realms/nowhere" + path)));
            tests.add(expect(400, call + " with an odd path", admin(method, odd(path))));
        }
        for (String list :
                List.of(
                        "/entities",
                        "/entities/count",
                        entity + "/tokens",
                        entity + "/tokens/count",
                        "/entity-tokens",
                        "/entity-tokens/count")) {
            tests.add(
                    expect(
                            400,
                            list + " with a search that is too long",
                            admin("GET", realm.admin(list + "?search=" + "x".repeat(600)))));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> forwardAuthByEveryMethod() {
        String query = "?entity=invoice&permission=read";
        List<DynamicTest> tests = new ArrayList<>();
        for (String method : METHODS) {
            tests.add(expect(401, method + " by query", realm.authorize(method, query)));
            tests.add(
                    expect(
                            403,
                            method + " by query of another",
                            authorized(method, "?entity=other&permission=read")));
            tests.add(expect(400, method + " without a question", authorized(method, "")));
            tests.add(
                    expect(
                            404,
                            method + " by query in no realm",
                            Http.request(
                                    method, "/realms/nowhere/entity-tokens/authorize" + query)));
            tests.add(expect(401, method + " by path", realm.authorize(method, "/invoice/1")));
            tests.add(expect(403, method + " by path of another", authorized(method, "/other/1")));
            tests.add(
                    expect(
                            method.equals("OPTIONS") ? 403 : 200,
                            method + " by path, allowed",
                            authorized(method, "/invoice/1")));
            tests.add(expect(400, method + " by an odd path", authorized(method, "/invoice/..")));
            tests.add(
                    expect(
                            404,
                            method + " by path in no realm",
                            Http.request(
                                    method, "/realms/nowhere/entity-tokens/authorize/invoice/1")));
        }
        return tests;
    }

    private static Request authorized(String method, String rest) {
        return realm.authorize(method, rest).bearer(token.secret());
    }

    /** Keycloak reads forms before anybody else does, and takes no more than so much. */
    @TestFactory
    List<DynamicTest> forwardAuthWithAHugeForm() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String method : List.of("POST", "PUT", "PATCH")) {
            for (String rest : List.of("?entity=invoice&permission=read", "/invoice/1")) {
                tests.add(
                        expect(
                                413,
                                method + rest + " with a huge form",
                                authorized(method, rest)
                                        .body(
                                                "application/x-www-form-urlencoded",
                                                "a=" + "x".repeat(200_000))));
            }
        }
        return tests;
    }
}
