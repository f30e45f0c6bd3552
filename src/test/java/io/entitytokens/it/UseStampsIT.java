package io.entitytokens.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** When a token was used shows in the admin REST API, and never in the token's own version. */
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

        IntStream.range(0, 40)
                .parallel()
                .forEach(i -> realm.authorize(token, "invoice", "read").expect(200));
        realm.authorize(token, "invoice", "write").expect(200);
        realm.authorize(token, "customer", "read").expect(403);

        JsonNode json =
                TestRealm.await(
                        () -> realm.realmAdmin().get(realm.path(token)).expect(200).json(),
                        read -> read.get("useCount").longValue() >= 41);
        assertThat(json.get("useCount").longValue()).isEqualTo(41);
        assertThat(json.get("lastUsedTimestamp").longValue())
                .isBetween(before, System.currentTimeMillis());
        assertThat(json.get("lastUsedDoor").textValue()).isEqualTo("forward_auth");
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

    /** Stamps and removals at once: nobody waits in a circle, nothing fails. */
    @Test
    void removalWhileStampsAreWritten() {
        for (int round = 0; round < 5; round++) {
            String entity = realm.entity("busy-" + round);
            String name = "busy-" + round;
            List<Token> tokens =
                    Stream.generate(() -> realm.token(entity, "read")).limit(30).toList();
            tokens.parallelStream().forEach(token -> realm.authorize(token, name, "read"));
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
}
