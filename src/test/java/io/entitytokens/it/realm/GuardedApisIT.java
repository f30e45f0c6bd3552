package io.entitytokens.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.entitytokens.it.support.Browser;
import io.entitytokens.it.support.Caller;
import io.entitytokens.it.support.ConsolePage;
import io.entitytokens.it.support.GuardedRealm;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.InBrowser;
import io.entitytokens.it.support.OwnServer;
import io.entitytokens.it.support.TestRealm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Whatever interface an admin uses, they hand out no management role that they do not hold. The
 * server has the interfaces that are off otherwise, a path of its own, a default theme of another
 * name, and trusts a proxy's headers.
 */
@Tag("own-server")
@Execution(ExecutionMode.SAME_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardedApisIT {

    private static final int ROUNDS = 8;
    private static final int MANY = 15;

    private OwnServer server;
    private GuardedRealm guarded;
    private TestRealm realm;
    private JsonNode composite;
    private String clients;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = new OwnServer(directory, "guarded-apis");
        StandInTheme.install(server.home());
        server.start(
                List.of(
                        "start-dev",
                        "--features=client-admin-api,scim-api",
                        "--http-relative-path=/auth",
                        "--http-management-relative-path=/",
                        "--proxy-headers=xforwarded",
                        "--spi-theme--default=" + StandInTheme.NAME,
                        "--log-level=INFO,io.entitytokens.realm.guard:debug"));
        realm =
                TestRealm.named(
                        server.at("/auth"),
                        "guarded",
                        Map.of("organizationsEnabled", true, "scimApiEnabled", true));
        guarded = new GuardedRealm(realm);
        composite = guarded.newRealmRole();
        realm.realmAdmin()
                .post(
                        realm.admin(
                                "/roles-by-id/" + composite.get("id").textValue() + "/composites"),
                        List.of(guarded.role()))
                .expect(204);
        clients = "/admin/api/" + realm.name() + "/clients/v2";
    }

    @AfterAll
    void stop() {
        server.stop();
    }

    private Map<String, Object> client(String clientId, String... roles) {
        return Map.of(
                "clientId",
                clientId,
                "protocol",
                "openid-connect",
                "enabled",
                true,
                "loginFlows",
                List.of("SERVICE_ACCOUNT"),
                "auth",
                Map.of("method", "client-secret", "secret", TestRealm.PASSWORD),
                "serviceAccountRoles",
                List.of(roles));
    }

    private String composite() {
        return composite.get("name").textValue();
    }

    @Test
    void byMakingAClientWithTheNewAdminApi() {
        Caller admin = guarded.userAdmin();

        admin.post(clients, client("made", composite())).expect(403);
        admin.put(clients + "/put", client("put", composite())).expect(403);
        admin.post(clients, client("plain")).expect(201);
        realm.realmAdmin().post(clients, client("made", composite())).expect(201);
    }

    @Test
    void byChangingAClientWithTheNewAdminApi() {
        Caller admin = guarded.userAdmin();
        admin.post(clients, client("changed")).expect(201);

        admin.put(clients + "/changed", client("changed", composite())).expect(403);
        patch(admin, "changed").expect(403);
        patch(realm.realmAdmin(), "changed").expect(200);
    }

    private Answer patch(Caller by, String client) {
        return by.request("PATCH", clients + "/" + client)
                .body(
                        "application/merge-patch+json",
                        "{\"serviceAccountRoles\":[\"" + composite() + "\"]}")
                .send();
    }

    /** Keycloak routes by the path; headers change only what it believes its address to be. */
    @Test
    void whateverTheHeadersSayOfThePath() {
        String user = guarded.newUser();
        for (String prefix : List.of("/x", "/realms/a/protocol/b", "/admin/realms/a")) {
            for (String name :
                    List.of("X-Forwarded-Prefix", "X-Forwarded-Path", "X-Original-URL")) {
                guarded.userAdmin()
                        .request("POST", guarded.mapping("/users/" + user))
                        .header(name, prefix)
                        .header("X-HTTP-Method-Override", "GET")
                        .json(List.of(guarded.role()))
                        .send();
            }
        }
        assertThat(guarded.holds(user)).isFalse();
        guarded.userAdmin()
                .request("POST", guarded.mapping("/users/" + user) + "?_method=GET&x=/sync")
                .header("X-HTTP-Method-Override", "GET")
                .json(List.of(guarded.role()))
                .send()
                .expect(403);
    }

    /** What they held was asked while they were logged in. */
    @Test
    void bySomebodyWhoIsLoggedOutDuringALongRequest() {
        TestRealm other = TestRealm.named(server.at("/auth"), "long", Map.of());
        JsonNode admin =
                other.realmAdmin()
                        .get(other.admin("/users?exact=true&username=realm-admin"))
                        .expect(200)
                        .json()
                        .get(0);
        other.realmAdmin()
                .put(
                        other.admin(""),
                        Map.of(
                                "passwordPolicy",
                                "hashAlgorithm(pbkdf2-sha256) and hashIterations(500000)"))
                .expect(204);

        CompletableFuture<Answer> longRequest =
                CompletableFuture.supplyAsync(
                        () -> other.realmAdmin().post(other.admin("/partialImport"), manyUsers()));
        TestRealm.await(
                server::log, log -> log.contains("Asked what the caller of a long request holds"));
        other.masterAdmin()
                .post(other.admin("/users/" + admin.get("id").textValue() + "/logout"), Map.of())
                .expect(204);

        assertThat(longRequest).isNotDone();
        assertThat(longRequest.join().expect(200).json().get("added").intValue()).isEqualTo(MANY);
    }

    /** Each gets a role of ours, and a password that takes a while to hash. */
    private static Map<String, Object> manyUsers() {
        List<Map<String, Object>> users =
                IntStream.range(0, MANY)
                        .mapToObj(
                                number ->
                                        Map.<String, Object>of(
                                                "username",
                                                "many-" + number,
                                                "credentials",
                                                List.of(
                                                        Map.of(
                                                                "type",
                                                                "password",
                                                                "value",
                                                                TestRealm.PASSWORD)),
                                                "clientRoles",
                                                Map.of(
                                                        "realm-management",
                                                        List.of("view-entities"))))
                        .toList();
        return Map.of("ifResourceExists", "FAIL", "users", users);
    }

    @Test
    void byNoWalk() {
        GrantWalk walk = new GrantWalk(server.at("/auth"), realm, System.nanoTime());

        walk.run(ROUNDS);

        assertThat(walk.successes())
                .as("%s", walk)
                .allSatisfy((kind, n) -> assertThat(n).isGreaterThanOrEqualTo(GrantWalk.ENOUGH));
        assertThat(walk.gained()).as("%s", walk).isEmpty();
    }

    @Test
    @InBrowser
    void consoleOfAnotherNameHasOurPagesAndItsOwnScriptsAndTheLogSaysOnceThatItIsNotKnown()
            throws IOException {
        realm.entity("invoice");
        try (ConsolePage console = Browser.login(realm, "realm-admin", "/entities")) {
            PlaywrightAssertions.assertThat(console.link("invoice")).isVisible();
            assertThat(console.page().evaluate("window.standIn")).isEqualTo("was here");
            console.open("/clients");
            PlaywrightAssertions.assertThat(console.link("account-console")).isVisible();
            console.page().reload();
            PlaywrightAssertions.assertThat(console.page().locator("#nav-item-entities"))
                    .isVisible();
        }
        assertThat(server.log().lines())
                .filteredOn(line -> line.contains("the pages for entities are not made for it"))
                .singleElement()
                .asString()
                .contains("the theme " + StandInTheme.NAME);
    }
}
