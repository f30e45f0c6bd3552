package io.entitytokens.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.AtOnce;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Server;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Somebody holds one entity for long. Whoever wants to change it waits, and leaves threads and
 * connections for all others.
 */
@Order(Integer.MAX_VALUE - 2)
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("database")
class HeldEntityIT {

    /** More than the server has threads. */
    private static final int CHANGES = 60;

    private final TestRealm realm = TestRealm.of(HeldEntityIT.class);
    private final String held = realm.entity("held");
    private final Token token = realm.token(held, "read");
    private final AtomicInteger refused = new AtomicInteger();

    @BeforeEach
    void nobodyIsRefusedYet() {
        refused.set(0);
    }

    private Connection hold(String entity) throws SQLException {
        Connection connection = Server.get().connect();
        connection.setAutoCommit(false);
        try (PreparedStatement statement =
                connection.prepareStatement("select ID from ET_ENTITY where ID = ? for update")) {
            statement.setString(1, entity);
            assertThat(statement.executeQuery().next()).isTrue();
        }
        return connection;
    }

    private Answer change(int number) {
        Answer answer = realm.realmAdmin().put(realm.path(token), Map.of("name", "name " + number));
        if (answer.status() == 503) {
            refused.incrementAndGet();
        }
        return answer;
    }

    @Test
    void changesOfAHeldEntityLeaveThreadsForOthers() throws Exception {
        realm.realmAdmin().token();
        String other = realm.entity("other");
        Token good = realm.token(other, "read");
        CompletableFuture<List<Answer>> changes;

        try (Connection holder = hold(held)) {
            changes =
                    CompletableFuture.supplyAsync(
                            () ->
                                    AtOnce.map(
                                            IntStream.range(0, CHANGES).boxed().toList(),
                                            this::change));
            TestRealm.await(refused::get, count -> count > 0);

            realm.authorize(good, "other", "read").expect(200);
            realm.realmAdmin().put(realm.path(good), Map.of("enabled", false)).expect(204);
            realm.authorize(good, "other", "read").expect(401);
            assertThat(changes).isNotDone();
            holder.rollback();
        }

        assertThat(changes.get()).extracting(Answer::status).containsOnly(204, 503);
        assertThat(changes.get())
                .filteredOn(answer -> answer.status() == 503)
                .allMatch(answer -> answer.header("Retry-After").equals("1"))
                .allMatch(answer -> answer.json().has("errorMessage"));
        change(CHANGES).expect(204);
    }

    /** Nor do holders, who need no admin for it, keep admins out. */
    @Test
    void holdersWhoWaitLeaveRoomForAdmins() throws Exception {
        realm.realmAdmin().token();
        List<Token> ended =
                IntStream.range(0, CHANGES).mapToObj(i -> realm.token(held, "read")).toList();
        CompletableFuture<List<Answer>> ends;
        CompletableFuture<Answer> changed;

        try (Connection holder = hold(held)) {
            ends = CompletableFuture.supplyAsync(() -> AtOnce.map(ended, this::end));
            TestRealm.await(refused::get, count -> count > 0);

            changed = CompletableFuture.supplyAsync(() -> change(1));
            realm.realmAdmin().put(realm.admin("/entities/policy"), Map.of()).expect(204);
            assertThat(changed).isNotDone();
            holder.rollback();
        }

        changed.get().expect(204);
        assertThat(ends.get()).extracting(Answer::status).containsOnly(204, 503);
    }

    private Answer end(Token given) {
        Answer answer =
                realm.request("DELETE", "/entity-tokens/self").bearer(given.secret()).send();
        if (answer.status() == 503) {
            refused.incrementAndGet();
        }
        return answer;
    }
}
