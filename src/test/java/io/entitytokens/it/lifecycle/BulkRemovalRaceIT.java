package io.entitytokens.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.AtOnce;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Server;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Many tokens are removed while they and others are used for the first time. */
@Isolated
@Tag("database")
final class BulkRemovalRaceIT {

    private static final TestRealm REALM = TestRealm.of(BulkRemovalRaceIT.class);

    private static List<Token> tokens(String entityId, int count) {
        return Stream.generate(() -> REALM.token(entityId, "read"))
                .limit(count)
                .sorted(Comparator.comparing(Token::id))
                .toList();
    }

    private static Answer delete(String entityId, List<Token> tokens) {
        return REALM.realmAdmin()
                .post(
                        REALM.admin("/entities/" + entityId + "/tokens/actions"),
                        Map.of("action", "delete", "ids", tokens.stream().map(Token::id).toList()));
    }

    /** The removal waits for the writer before it removes anything that the writer waits for. */
    @Test
    void writerWhoHoldsOneOfTheTokensMayAddItsFirstNetwork() throws Exception {
        String entity = REALM.entity("held");
        List<Token> tokens = tokens(entity, 12);
        String first = tokens.get(0).id();
        String last = tokens.get(11).id();
        REALM.realmAdmin().token();
        CompletableFuture<Answer> removal;

        try (Connection writer = Server.get().connect()) {
            writer.setAutoCommit(false);
            assertThat(hold(writer, last)).isTrue();
            removal = CompletableFuture.supplyAsync(() -> delete(entity, tokens));
            TestRealm.await(() -> isFree(first), free -> !free);

            addNetwork(writer, last);
            assertThat(removal).isNotDone();
            writer.commit();
        }

        removal.get().expect(200);
        // The events of the entity still tell of it.
        assertThat(Server.get().ownRows().lines().filter(row -> row.startsWith("et_token")))
                .noneMatch(row -> row.contains(last));
    }

    private static boolean hold(Connection connection, String id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select TOKEN_ID from ET_TOKEN_USE where TOKEN_ID = ?"
                                + " for update skip locked")) {
            select.setString(1, id);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static boolean isFree(String id) {
        try (Connection connection = Server.get().connect()) {
            connection.setAutoCommit(false);
            boolean free = hold(connection, id);
            connection.rollback();
            return free;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addNetwork(Connection writer, String id) throws SQLException {
        try (PreparedStatement insert =
                writer.prepareStatement(
                        "insert into ET_TOKEN_NETWORK (TOKEN_ID, NETWORK, ENDPOINT, REALM_ID,"
                                + " FIRST_USED_TIMESTAMP, LAST_USED_TIMESTAMP, USE_COUNT)"
                                + " values (?, '192.0.2.1', 'forward_auth', 'none', 1, 1, 1)")) {
            insert.setString(1, id);
            insert.executeUpdate();
        }
    }

    @Test
    void nothingFailsAndNoUseOfAnotherTokenIsLost() {
        double lost = lostUses();
        for (int round = 0; round < 3; round++) {
            String doomedName = "doomed-" + round;
            String keptName = "kept-" + round;
            String doomed = REALM.entity(doomedName);
            String kept = REALM.entity(keptName);
            List<Token> removed = tokens(doomed, 120);
            List<Token> used = tokens(kept, 40);
            List<List<Token>> work = new ArrayList<>();
            work.add(removed);
            for (Token token : removed) {
                work.add(List.of(token));
            }
            used.forEach(token -> work.add(List.of(token)));

            List<Integer> answers =
                    AtOnce.map(
                            work,
                            tokens ->
                                    tokens == removed
                                            ? delete(doomed, tokens).status()
                                            : use(
                                                    tokens.get(0),
                                                    removed.contains(tokens.get(0))
                                                            ? doomedName
                                                            : keptName));

            assertThat(answers.get(0)).isEqualTo(200);
            assertThat(answers).isSubsetOf(200, 401, 503);
            assertThat(answers.subList(1 + removed.size(), answers.size())).contains(200);
            for (int i = 0; i < used.size(); i++) {
                int accepted = answers.get(1 + removed.size() + i) == 200 ? 1 : 0;
                Token token = used.get(i);
                TestRealm.await(() -> useCount(token), count -> count == accepted);
            }
        }
        assertThat(lostUses()).isEqualTo(lost);
    }

    /** The room of those who look up tokens may be full: then there is no use. */
    private static int use(Token token, String entityName) {
        return REALM.authorize(token, entityName, "read").status();
    }

    private static long useCount(Token token) {
        return REALM.realmAdmin()
                .get(REALM.path(token))
                .expect(200)
                .json()
                .get("useCount")
                .longValue();
    }

    private static double lostUses() {
        String name = "keycloak_entity_token_uses_lost_total";
        List<String> samples =
                Http.request("GET", URI.create(Server.get().management() + "/metrics"))
                        .send()
                        .expect(200)
                        .body()
                        .lines()
                        .filter(line -> line.startsWith(name))
                        .toList();
        assertThat(samples).isNotEmpty();
        return samples.stream()
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
