package io.entitytokens.it.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.holder.HolderEndpoints;
import io.entitytokens.it.support.AtOnce;
import io.entitytokens.it.support.Database;
import io.entitytokens.it.support.Forgery;
import io.entitytokens.it.support.GuardedRealm;
import io.entitytokens.it.support.OwnServer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import io.entitytokens.it.support.WithOwnServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the server's configuration decides. A server with few threads and an access log of all
 * headers is stopped, and starts again with every endpoint shut and with what it finds damaged.
 */
@WithOwnServer
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConfiguredServerIT {

    private static final String ENDPOINT = "--spi-entity-token-endpoint--default--";
    private static final int THREADS = 4;
    private static final int CALLERS = 150;
    private static final int REALMS = 8;

    /** Fewer than threads: where each had one and waited for another, nobody would have two. */
    private static final List<String> FEW_CONNECTIONS =
            List.of(
                    "--db-pool-initial-size=1",
                    "--db-pool-min-size=1",
                    "--db-pool-max-size=" + (THREADS - 1));

    private static final List<String> ALL_HEADERS =
            List.of("--http-access-log-enabled=true", "--http-access-log-pattern=long");

    @TempDir private static Path directory;
    private static OwnServer server;
    private static Database database;
    private static DamagedRoles roles;
    private static TestRealm realm;
    private static Endpoints endpoints;
    private static Token token;

    @BeforeAll
    static void start() throws IOException {
        server = new OwnServer(directory, "configured-server");
        database = Database.start("h2", server.home());
        roles = new DamagedRoles(server, database);
        server.start(
                with(
                        Stream.concat(
                                FEW_CONNECTIONS.stream(),
                                Stream.of("--http-pool-max-threads=" + THREADS))),
                Map.of("JAVA_OPTS_APPEND", "-XX:ActiveProcessorCount=8"));
        realm = TestRealm.named(server.at(""), "shut", Map.of());
        endpoints = Endpoints.of(realm);
        token = endpoints.token();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    private static List<String> with(Stream<String> more) {
        return Stream.of(database.arguments().stream(), ALL_HEADERS.stream(), more)
                .flatMap(arguments -> arguments)
                .toList();
    }

    @Test
    @Order(1)
    void accessLogThatShowsTokensIsWarnedOfOnce() {
        assertThat(server.log().lines())
                .filteredOn(line -> line.contains("The HTTP access log shows entity tokens"))
                .hasSize(1);
    }

    /** Those who wait for the database leave threads to those who need none. */
    @Test
    @Order(2)
    void rememberedTokenIsAnsweredWhileMadeUpOnesWaitForTheDatabase()
            throws SQLException, InterruptedException {
        endpoints.authorize(token.secret()).expect(200);
        ExecutorService callers = Executors.newCachedThreadPool();
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET EXCLUSIVE 1");
            IntStream.range(0, CALLERS)
                    .mapToObj(Forgery::unknown)
                    .forEach(text -> answers.add(status(text, callers)));
            TestRealm.await(() -> waiting(answers), waiting -> waiting <= THREADS / 2);
            // Of what is malformed, an event is written; that waits, too.
            IntStream.range(0, CALLERS).forEach(i -> answers.add(status("ket_mistyped", callers)));
            TestRealm.await(() -> waiting(answers), waiting -> waiting < THREADS);

            assertThat(endpoints.authorize(token.secret()).status()).isEqualTo(200);
            assertThat(waiting(answers)).as("the database hangs").isPositive();
            statement.execute("SET EXCLUSIVE 0");
        } finally {
            callers.shutdown();
        }
        TestRealm.await(() -> waiting(answers), waiting -> waiting == 0);
        assertThat(answers).allMatch(answer -> List.of(401, 503).contains(answer.join()));
    }

    @Test
    @Order(3)
    void firstTokensOfManyRealmsAreAllMadeOverFewConnections() {
        List<TestRealm> realms =
                IntStream.range(0, REALMS)
                        .mapToObj(i -> TestRealm.named(server.at(""), "many-" + i, Map.of()))
                        .toList();
        List<String> entities = realms.stream().map(at -> at.entity("customer")).toList();

        assertThat(
                        AtOnce.map(
                                IntStream.range(0, REALMS).boxed().toList(),
                                i -> addToken(realms.get(i), entities.get(i))))
                .containsOnly(201);
    }

    private static int addToken(TestRealm at, String entity) {
        return at.realmAdmin()
                .post(
                        at.admin("/entities/" + entity + "/tokens"),
                        Map.of("name", "first", "permissions", List.of("read")))
                .status();
    }

    /** What an admin held before is asked over a second connection, by few at a time. */
    @Test
    @Order(4)
    void concurrentAssignmentsOverFewConnectionsAreDoneOrGet503() {
        GuardedRealm guarded = new GuardedRealm(realm);
        List<String> users = IntStream.range(0, REALMS).mapToObj(i -> guarded.newUser()).toList();

        assertThat(AtOnce.map(users, user -> handOut(guarded, user))).isSubsetOf(204, 503);
        assertThat(users).allMatch(user -> handOut(guarded, user) == 204);
    }

    private static int handOut(GuardedRealm guarded, String user) {
        return realm.realmAdmin()
                .post(guarded.mapping("/users/" + user), List.of(guarded.role()))
                .status();
    }

    private static CompletableFuture<Integer> status(String text, ExecutorService caller) {
        return CompletableFuture.supplyAsync(() -> endpoints.authorize(text).status(), caller);
    }

    private static long waiting(List<CompletableFuture<Integer>> answers) {
        return answers.stream().filter(answer -> !answer.isDone()).count();
    }

    @Test
    @Order(5)
    void shutEndpointsAnswer404OrTakeTokensForBadCredentials() throws SQLException {
        String jwt = endpoints.assertOpen();
        Stream.of("whole", "bare", "half")
                .forEach(
                        name ->
                                server.request("POST", "/admin/realms")
                                        .json(Map.of("realm", name, "enabled", true))
                                        .send()
                                        .expect(201));
        server.stop();
        roles.damage();

        server.start(
                with(
                        Stream.concat(
                                Stream.of("--http-access-log-masked-headers=X-API-Key"),
                                Stream.of(
                                                "forward-auth",
                                                "introspection",
                                                "client-credentials",
                                                "token-exchange",
                                                "authzen",
                                                "self",
                                                "leaks")
                                        .map(endpoint -> ENDPOINT + endpoint + "=false"))),
                Map.of());
        endpoints.assertShut(jwt);
        HolderEndpoints.assertSelfShut(realm, token.secret());
        HolderEndpoints.assertLeaksShut(realm, token.secret());
    }

    /** Of five realms, a start looks at those three. */
    @Test
    @Order(6)
    void damagedRolesAreSettledAndNoOtherRealmIsLookedAt() {
        assertThat(server.log()).contains("Settling the entity roles of realms: 3");
        assertThat(roles.parts("shut", "realm-management", "manage-entities"))
                .contains("view-entities", "manage-entity-tokens", "query-realms");
        assertThat(roles.parts("master", "half-realm", "manage-entity-tokens"))
                .containsExactlyInAnyOrder("view-entities", "query-realms");
        assertThat(roles.parts("master", "half-realm", "manage-entities"))
                .contains("manage-entity-tokens");
        assertThat(roles.descriptionOf("bare", "realm-management", "view-entities"))
                .isEqualTo("${role_view-entities}");
        assertThat(roles.adminsOfAllRealms())
                .contains(roles.idOf("master", "half-realm", "manage-entity-tokens"));
    }

    @Test
    @Order(7)
    void accessLogWithTheHeaderMaskedShowsNoToken() {
        realm.authorize("GET", "?entity=invoice&permission=read")
                .header("X-API-Key", token.secret())
                .header("X-Marked", "in the log")
                .send();

        TestRealm.await(server::log, log -> log.contains("X-Marked: in the log"));
        assertThat(server.log())
                .containsIgnoringCase("X-API-Key: ...")
                .doesNotContain(token.secret())
                .doesNotContain("The HTTP access log shows entity tokens");
    }
}
