package io.entitytokens.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many admins at once: the database decides, and nobody sees a 500. */
@Tag("database")
class ConcurrencyIT {

    /** As many as may wait for one entity, of a server with the usual number of threads. */
    private static final int CALLS = 12;

    private static TestRealm realm;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(ConcurrencyIT.class);
    }

    /** Calls that start together. */
    private static List<Integer> statuses(IntFunction<Answer> call) {
        ExecutorService threads = Executors.newFixedThreadPool(CALLS);
        CyclicBarrier start = new CyclicBarrier(CALLS);
        try {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                int number = i;
                answers.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return call.apply(number);
                                }));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Answer> answer : answers) {
                statuses.add(answer.get().status());
            }
            statuses.sort(null);
            return statuses;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void oneOfManyGetsAnEntityName() {
        realm.realmAdmin().token();

        List<Integer> statuses =
                statuses(
                        i ->
                                realm.realmAdmin()
                                        .post(realm.admin("/entities"), Map.of("name", "wanted")));

        assertThat(statuses).startsWith(201, 409).doesNotContain(500);
        assertThat(statuses.stream().filter(s -> s == 201)).hasSize(1);
    }

    @Test
    void oneOfManyGetsATokenName() {
        String entity = realm.entity("invoice");

        List<Integer> statuses =
                statuses(
                        i ->
                                realm.realmAdmin()
                                        .post(
                                                realm.admin("/entities/" + entity + "/tokens"),
                                                Map.of(
                                                        "name",
                                                        "wanted",
                                                        "permissions",
                                                        List.of("read"))));

        assertThat(statuses).startsWith(201, 409);
        assertThat(statuses.stream().filter(s -> s == 201)).hasSize(1);
    }

    @Test
    void oneOfManyWinsWithIfMatch() {
        Token token = realm.token(realm.entity("order"), "read");

        List<Integer> statuses =
                statuses(
                        i ->
                                realm.realmAdmin()
                                        .request("PUT", realm.path(token))
                                        .header("If-Match", "\"0\"")
                                        .json(Map.of("description", "by " + i))
                                        .send());

        assertThat(statuses).startsWith(204, 412);
        assertThat(statuses.stream().filter(s -> s == 204)).hasSize(1);
    }

    /** Its entities are changed by others just then, and its admin should not have to care. */
    @Test
    void clientGoesWhileTheEntitiesThatNameItAreChanged() {
        OAuth oauth = new OAuth(realm);
        for (int round = 0; round < 5; round++) {
            String clientId = "api-" + round;
            String client = oauth.client(clientId);
            String entity = realm.entity("of-" + clientId, clientId);

            List<Integer> statuses =
                    statuses(
                            i ->
                                    i == 0
                                            ? realm.realmAdmin()
                                                    .delete(realm.admin("/clients/" + client))
                                            : realm.realmAdmin()
                                                    .put(
                                                            realm.admin("/entities/" + entity),
                                                            Map.of("description", "by " + i)));

            assertThat(statuses).containsOnly(204);
            assertThat(
                            realm.realmAdmin()
                                    .get(realm.admin("/entities/" + entity))
                                    .expect(200)
                                    .json()
                                    .get("audience"))
                    .isEmpty();
        }
    }

    @Test
    void tokensMadeAndRemovedAtOnceAreCountedAndChangeNoEntity() {
        String entity = realm.entity("counted");
        List<Token> old =
                Stream.generate(() -> realm.token(entity, "read")).limit(CALLS - 1).toList();
        String path = realm.admin("/entities/" + entity);
        String tag = realm.realmAdmin().get(path).header("ETag");

        List<Integer> statuses =
                statuses(
                        i ->
                                i % 3 == 0
                                        ? realm.realmAdmin().delete(realm.path(old.get(i / 3)))
                                        : realm.realmAdmin()
                                                .post(
                                                        path + "/tokens",
                                                        Map.of(
                                                                "name",
                                                                "n" + i % 8,
                                                                "permissions",
                                                                List.of("read"))));

        long removed = statuses.stream().filter(s -> s == 204).count();
        long made = statuses.stream().filter(s -> s == 201).count();
        String left = Long.toString(old.size() - removed + made);
        assertThat(statuses).contains(201, 204, 409).isSubsetOf(201, 204, 409);
        assertThat(realm.realmAdmin().get(path).json().get("tokenCount")).hasToString(left);
        assertThat(realm.realmAdmin().get(path + "/tokens/count").body()).isEqualTo(left);
        assertThat(realm.realmAdmin().get(path + "/tokens/count?status=active").body())
                .as("the rows, counted")
                .isEqualTo(left);
        assertThat(realm.realmAdmin().get(path).header("ETag")).isEqualTo(tag);
    }

    @Test
    void removalWhileTokensAreMadeLeavesNoneBehind() {
        String entity = realm.entity("doomed");

        List<Integer> statuses =
                statuses(
                        i ->
                                i == 7
                                        ? realm.realmAdmin()
                                                .delete(realm.admin("/entities/" + entity))
                                        : realm.realmAdmin()
                                                .post(
                                                        realm.admin(
                                                                "/entities/" + entity + "/tokens"),
                                                        Map.of(
                                                                "name",
                                                                "n" + i,
                                                                "permissions",
                                                                List.of("read"))));

        assertThat(statuses).contains(204).isSubsetOf(201, 204, 404);
        assertThat(realm.realmAdmin().get(realm.admin("/entity-tokens?search=n")).json())
                .noneSatisfy(
                        json -> assertThat(json.get("entityName").textValue()).isEqualTo("doomed"));
    }

    @Test
    void removalWhileManyAreSwitchedEndsInOneOrder() {
        for (int round = 0; round < 8; round++) {
            String entity = realm.entity("switched-" + round);
            List<String> ids =
                    Stream.generate(() -> realm.token(entity, "read").id()).limit(10).toList();
            String path = realm.admin("/entities/" + entity);

            List<Integer> statuses =
                    statuses(
                            i ->
                                    i == 0
                                            ? realm.realmAdmin().delete(path)
                                            : realm.realmAdmin()
                                                    .post(
                                                            path + "/tokens/actions",
                                                            Map.of(
                                                                    "action",
                                                                    i % 2 == 0
                                                                            ? "enable"
                                                                            : "disable",
                                                                    "ids",
                                                                    ids)));

            assertThat(statuses).contains(204).isSubsetOf(200, 204, 404);
        }
    }
}
