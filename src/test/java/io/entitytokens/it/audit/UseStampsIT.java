package io.entitytokens.it.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.AtOnce;
import io.entitytokens.it.support.Server;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When a token was used shows in the admin REST API, and never in the token's own version. */
@Tag("database")
class UseStampsIT {

    private static TestRealm realm;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(UseStampsIT.class);
    }

    @Test
    void usesAreCountedAndStamped() {
        String entity = realm.entity("invoice");
        Token token = realm.token(entity, "read", "write", "delete");
        String etag = realm.realmAdmin().get(realm.path(token)).header("ETag");
        long before = System.currentTimeMillis();

        // Once it is remembered, any number may ask at once.
        realm.authorize(token, "invoice", "read").expect(200);
        AtOnce.map(
                Collections.nCopies(39, token),
                used -> realm.authorize(used, "invoice", "read").expect(200));
        realm.authorize(token, "invoice", "write").expect(200);
        realm.authorize(token, "customer", "read").expect(403);

        JsonNode json =
                TestRealm.await(
                        () -> realm.realmAdmin().get(realm.path(token)).expect(200).json(),
                        read -> read.get("useCount").longValue() >= 41);
        assertThat(json.get("useCount").longValue()).isEqualTo(41);
        assertThat(json.get("lastUsedTimestamp").longValue())
                .isBetween(before, System.currentTimeMillis());
        assertThat(json.get("lastUsedEndpoint").textValue()).isEqualTo("forward_auth");
        assertThat(json.get("lastUsedIp").textValue()).isNotBlank();
        assertThat(json.get("lastReadTimestamp").longValue()).isGreaterThanOrEqualTo(before);
        assertThat(json.get("lastWriteTimestamp").longValue()).isGreaterThanOrEqualTo(before);
        assertThat(json.has("lastDeleteTimestamp")).isFalse();
        assertThat(realm.realmAdmin().get(realm.path(token)).header("ETag")).isEqualTo(etag);
        realm.authorize(token, "invoice", "delete").expect(200);
        TestRealm.await(
                () -> realm.realmAdmin().get(realm.path(token)).json(),
                read -> read.has("lastDeleteTimestamp"));
    }

    @Test
    void listByLastUseBeginsOrEndsWithWhatWasNeverUsed() {
        String entity = realm.entity("sorted");
        Token late = realm.token(entity, "read");
        Token early = realm.token(entity, "read");
        Token never = realm.token(entity, "read");
        for (Token used : List.of(early, late)) {
            realm.authorize(used, "sorted", "read").expect(200);
            TestRealm.await(
                    () -> realm.realmAdmin().get(realm.path(used)).json(),
                    json -> json.get("useCount").longValue() == 1);
        }

        String list = realm.admin("/entities/" + entity + "/tokens?sort=lastUsed");
        assertThat(realm.realmAdmin().get(list).expect(200).json().findValuesAsText("id"))
                .containsExactly(never.id(), early.id(), late.id());
        assertThat(
                        realm.realmAdmin()
                                .get(list + "&direction=desc")
                                .expect(200)
                                .json()
                                .findValuesAsText("id"))
                .containsExactly(late.id(), early.id(), never.id());
    }

    @Test
    void refusedUseLeavesNoStamp() {
        String entity = realm.entity("order");
        Token refused = realm.token(entity, "read");
        Token used = realm.token(entity, "read");
        realm.authorize(refused, "order", "write").expect(403);
        realm.authorize(used, "order", "read").expect(200);

        TestRealm.await(
                () -> realm.realmAdmin().get(realm.path(used)).json(),
                json -> json.get("useCount").longValue() == 1);

        assertThat(realm.realmAdmin().get(realm.path(refused)).json().get("useCount").longValue())
                .isZero();
    }

    /**
     * Stamps and removals at once: nobody waits in a circle, nothing fails. There are fewer tokens
     * than places for who wants to know one, which tests beside this one need as well.
     */
    @Test
    void removalWhileStampsAreWritten() {
        for (int round = 0; round < 5; round++) {
            String entity = realm.entity("busy-" + round);
            String name = "busy-" + round;
            List<Token> tokens =
                    Stream.generate(() -> realm.token(entity, "read")).limit(12).toList();
            AtOnce.map(tokens, token -> realm.authorize(token, name, "read").expect(200));
            List<String> ids =
                    tokens.stream().map(Token::id).sorted(Comparator.reverseOrder()).toList();

            realm.realmAdmin()
                    .post(
                            realm.admin("/entities/" + entity + "/tokens/actions"),
                            Map.of("action", "delete", "ids", ids))
                    .expect(200);
            realm.realmAdmin().delete(realm.admin("/entities/" + entity)).expect(204);
        }
    }

    /** An admin who is busy with one realm's rows holds up neither another realm nor its stamps. */
    @Test
    void stampsGoOnWhileSomebodyHoldsAnotherRealmsRows() throws SQLException {
        TestRealm busy = TestRealm.named("usestampsit-busy", Map.of());
        String entity = busy.entity("invoice");
        List<Token> held = Stream.generate(() -> busy.token(entity, "read")).limit(3).toList();
        Token free = busy.token(busy.entity("order"), "read");
        Token calm = realm.token(realm.entity("calm"), "read");
        try (Connection connection = Server.get().connect()) {
            connection.setAutoCommit(false);
            hold(connection, "select ID from ET_ENTITY where ID = ? for update", entity);
            for (Token token : held) {
                hold(
                        connection,
                        "select TOKEN_ID from ET_TOKEN_USE where TOKEN_ID = ? for update",
                        token.id());
            }
            held.forEach(token -> busy.authorize(token, "invoice", "read").expect(200));

            for (int uses = 1; uses <= 3; uses++) {
                busy.authorize(free, "order", "read").expect(200);
                realm.authorize(calm, "calm", "read").expect(200);
                realm.realmAdmin()
                        .put(realm.path(calm), Map.of("description", "for the " + uses + ". time"))
                        .expect(204);
                awaitUses(busy, free, uses);
                awaitUses(realm, calm, uses);
            }
            held.forEach(token -> busy.authorize(token, "invoice", "read").expect(200));
            assertThat(held).allSatisfy(token -> assertThat(uses(busy, token)).isZero());
            connection.rollback();
        }

        held.forEach(token -> awaitUses(busy, token, 2));
        assertThat(held).allSatisfy(token -> assertThat(uses(busy, token)).isEqualTo(2));
    }

    private static void hold(Connection connection, String select, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, id);
            assertThat(statement.executeQuery().next()).isTrue();
        }
    }

    private static void awaitUses(TestRealm realm, Token token, long uses) {
        TestRealm.await(() -> uses(realm, token), count -> count >= uses);
    }

    private static long uses(TestRealm realm, Token token) {
        return realm.realmAdmin()
                .get(realm.path(token))
                .expect(200)
                .json()
                .get("useCount")
                .longValue();
    }

    /** Nobody asks who holds them: the realm goes, and its rows when they are free. */
    @Test
    void realmGoesWhileSomebodyHoldsItsRows() throws SQLException {
        TestRealm doomed = TestRealm.named("usestampsit-doomed", Map.of());
        String entity = doomed.entity("invoice");
        Token token = doomed.token(entity, "read");
        try (Connection connection = Server.get().connect()) {
            connection.setAutoCommit(false);
            hold(connection, "select ID from ET_ENTITY where ID = ? for update", entity);
            hold(connection, "select ID from ET_TOKEN where ID = ? for update", token.id());

            doomed.masterAdmin().delete(doomed.admin("")).expect(204);

            doomed.authorize(token, "invoice", "read").expect(404);
            assertThat(Server.get().ownRows().contains(token.id())).isTrue();
            connection.rollback();
        }

        TestRealm.await(() -> Server.get().ownRows(), rows -> !rows.contains(token.id()));
    }
}
