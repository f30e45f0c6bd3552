package io.entitytokens.it.holder;

import static io.entitytokens.it.support.ExpectedStatus.expect;

import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Http.Request;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The errors that the calls of holders, and of those who find tokens, have in common. That the
 * answers are as documented is checked where they arrive (see {@link Http}).
 */
class HolderContractIT {

    private static TestRealm realm;
    private static Token token;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(HolderContractIT.class);
        token = realm.token(realm.entity("invoice"), "read", "write", "delete");
        new Holders(realm).rule("selfRotate", true);
    }

    @TestFactory
    List<DynamicTest> badCallsOfHoldersAreAnsweredAsTheDocumentSays() {
        String huge = "a=" + "x".repeat(200_000);
        List<DynamicTest> tests = new ArrayList<>();
        for (String call : List.of("GET self", "DELETE self", "POST self/rotate")) {
            tests.add(expect(404, call + " in no realm", holder(call, "nowhere")));
            tests.add(
                    expect(
                            400,
                            call + " with two tokens",
                            holder(call, realm.name()).header("X-API-Key", token.secret())));
        }
        String rotate = "POST self/rotate";
        tests.add(
                expect(
                        415,
                        "rotate with a text",
                        holder(rotate, realm.name()).body("text/plain", "{}")));
        tests.add(
                expect(
                        413,
                        "rotate with too much",
                        holder(rotate, realm.name())
                                .json("{\"overlap\":\"" + "x".repeat(200_000) + "\"}")));
        tests.add(
                expect(
                        404,
                        "revoke in no realm",
                        holder("POST revoke", "nowhere")
                                .body("application/x-www-form-urlencoded", "token=x")));
        tests.add(
                expect(
                        400,
                        "revoke with a text",
                        holder("POST revoke", realm.name()).body("text/plain", "x")));
        tests.add(
                expect(
                        413,
                        "revoke with a huge form",
                        holder("POST revoke", realm.name())
                                .body("application/x-www-form-urlencoded", huge)));
        tests.add(expect(404, "leaks in no realm", holder("POST leaks", "nowhere").json("{}")));
        return tests;
    }

    /**
     * @param call method and path
     */
    private static Request holder(String call, String realmName) {
        String[] parts = call.split(" ", 2);
        return Http.request(parts[0], "/realms/" + realmName + "/entity-tokens/" + parts[1])
                .bearer(token.secret());
    }
}
