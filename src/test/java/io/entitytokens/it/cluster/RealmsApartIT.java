package io.entitytokens.it.cluster;

import static io.entitytokens.it.cluster.ManyRows.awaitNoRows;
import static io.entitytokens.it.cluster.ManyRows.fill;
import static io.entitytokens.it.cluster.ManyRows.number;
import static io.entitytokens.it.cluster.ManyRows.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two realms on two nodes with a heap of 512 MB: one does its worst within its own rights, and the
 * other's checks, changes and stamps go on.
 */
@Tag("cluster")
class RealmsApartIT {

    /** A hundred thousand, with a million tokens, was tried by hand: it takes minutes. */
    private static final int ENTITIES = Integer.getInteger("cluster.entities", 1_000);

    private static final int TOKENS = 10 * ENTITIES;
    private static final int BULK = 300;

    /** Backends of the nodes that wait for somebody's lock. */
    private static final String WAITING =
            "select count(*) from pg_stat_activity where datname = '"
                    + Cluster.DATABASE
                    + "' and wait_event_type = 'Lock'";

    private static Cluster cluster;
    private static TestRealm calm;
    private static Token token;
    private static long uses;

    @BeforeAll
    static void makeRealm() {
        cluster = Cluster.get();
        calm = cluster.realm(RealmsApartIT.class).at(cluster.b().base());
        token = calm.token(calm.entity("calm"), "read");
    }

    /** A realm at node A. */
    private static TestRealm realm(String name) {
        return TestRealm.named(cluster.a().base(), name, Map.of());
    }

    private static Load checks() {
        return new Load(() -> calm.authorize(token, "calm", "read"));
    }

    private static Load changes() {
        return new Load(
                () ->
                        calm.realmAdmin()
                                .put(
                                        calm.path(token),
                                        Map.of("description", "at " + System.nanoTime())));
    }

    private static void assertUndisturbed(Load checks, Load changes) {
        assertThat(checks.seen()).isNotEmpty().allMatch(seen -> seen.status() == 200);
        assertThat(changes.seen()).isNotEmpty().allMatch(seen -> seen.status() == 204);
        uses += checks.seen().size();
    }

    /** Those that were on their way when the load ended are counted, too. */
    @AfterEach
    void everyUseHasItsStamp() {
        TestRealm.await(
                () ->
                        calm.realmAdmin()
                                .get(calm.path(token))
                                .expect(200)
                                .json()
                                .get("useCount")
                                .longValue(),
                count -> count >= uses);
    }

    @Test
    void realmOfVeryManyEntitiesIsRemoved() throws SQLException {
        TestRealm vast = TestRealm.named(cluster.a().base(), "vast", Map.of("id", "vast"));
        fill("vast", ENTITIES, TOKENS);
        try (Load checks = checks();
                Load changes = changes()) {
            checks.await(seen -> seen.status() == 200);
            long begin = System.nanoTime();

            vast.masterAdmin().delete(vast.admin("")).expect(204);

            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            awaitNoRows("vast");
            System.getLogger(RealmsApartIT.class.getName())
                    .log(
                            System.Logger.Level.INFO,
                            "the call took {0}, all of it {1}",
                            took,
                            Duration.ofNanos(System.nanoTime() - begin));
            assertUndisturbed(checks, changes);
        }
        assertThat(cluster.a().log()).doesNotContain("OutOfMemoryError");
        assertThat(cluster.a().isRunning()).isTrue();
    }

    @Test
    void bulkActionsOfOneRealmLeaveTheOtherAlone() throws SQLException {
        TestRealm busy = TestRealm.named(cluster.a().base(), "busy", Map.of("id", "busy"));
        fill("busy", 1, BULK);
        // Nobody has made this one's id by hand.
        String entity = "ffffffff-ffff-ffff-ffff-ffffffffffff";
        run(
                """
                insert into et_entity (id, realm_id, name, name_key, search, enabled,
                    created_timestamp, updated_timestamp, version, token_count)
                  values ('%s', 'busy', 'high', convert_to('high', 'UTF8'), 'high', true, 1, 1, 0, 0)"""
                        .formatted(entity),
                "update et_token set entity_id = '%s' where realm_id = 'busy'".formatted(entity),
                "update et_token_use set entity_id = '%s' where entity_id = 'busy-1'"
                        .formatted(entity));
        List<String> ids =
                IntStream.rangeClosed(1, BULK)
                        .mapToObj(i -> "0".repeat(18 - Integer.toString(i).length()) + "busy" + i)
                        .toList();
        Function<String, Answer> bulk =
                action ->
                        busy.realmAdmin()
                                .post(
                                        busy.admin("/entities/" + entity + "/tokens/actions"),
                                        Map.of("action", action, "ids", ids));
        busy.realmAdmin().token();
        try (Load checks = checks();
                Load changes = changes()) {
            checks.await(seen -> seen.status() == 200);

            List<CompletableFuture<Answer>> floods =
                    Stream.of("disable", "enable", "disable", "enable")
                            .map(action -> CompletableFuture.supplyAsync(() -> bulk.apply(action)))
                            .toList();

            floods.forEach(flood -> flood.join().expect(200));
            assertUndisturbed(checks, changes);
        }
    }

    /** It holds its own row from its beginning; whoever makes something in it waits for that. */
    @Test
    void nothingIsMadeInARealmThatIsBeingRemoved() throws SQLException {
        TestRealm doomed = realm("doomed");
        String entity = doomed.entity("invoice");
        TestRealm atB = doomed.at(cluster.b().base());
        atB.masterAdmin().get(atB.admin("/entities")).expect(200);
        long waiting = number(WAITING);
        try (Connection connection = Cluster.postgres().connect(Cluster.DATABASE);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "select id from client where client_id = 'account' and realm_id ="
                            + " (select id from realm where name = 'doomed') for update");
            CompletableFuture<Answer> removal =
                    CompletableFuture.supplyAsync(
                            () -> doomed.masterAdmin().delete(doomed.admin("")));
            TestRealm.await(() -> number(WAITING), count -> count == waiting + 1);
            CompletableFuture<Answer> newEntity =
                    CompletableFuture.supplyAsync(
                            () ->
                                    atB.masterAdmin()
                                            .post(atB.admin("/entities"), Map.of("name", "late")));
            CompletableFuture<Answer> firstToken =
                    CompletableFuture.supplyAsync(
                            () ->
                                    atB.masterAdmin()
                                            .post(
                                                    atB.admin("/entities/" + entity + "/tokens"),
                                                    Map.of(
                                                            "name",
                                                            "late",
                                                            "permissions",
                                                            List.of("read"))));
            TestRealm.await(
                    () -> number(WAITING),
                    count -> count >= waiting + 3 || newEntity.isDone() || firstToken.isDone());
            connection.rollback();

            removal.join().expect(204);
            newEntity.join().expect(404);
            firstToken.join().expect(404);
        }
        TestRealm.await(
                () ->
                        number(
                                "select count(*) from et_entity e where not exists"
                                        + " (select 1 from realm r where r.id = e.realm_id)"),
                left -> left == 0);
    }
}
