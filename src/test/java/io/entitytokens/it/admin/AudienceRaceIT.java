package io.entitytokens.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Audiences that are set while their clients, or the whole realm, are removed or replaced. */
@Tag("database")
final class AudienceRaceIT {

    private static final TestRealm REALM = TestRealm.of(AudienceRaceIT.class);
    private static final OAuth OAUTH = new OAuth(REALM);
    private static final AudienceRealm AUDIENCES = new AudienceRealm(REALM);

    /** Whoever comes second either finds no client, or leaves none behind. */
    @Test
    void clientDeletedWhileAnAudienceIsSetIsLeftInNone() {
        String id = REALM.entity("raced");
        REALM.realmAdmin().token();
        REALM.user("user-admin").token();
        int set = 0;
        for (int round = 0; round < 40; round++) {
            String clientId = "raced-api-" + round;
            String client = OAUTH.client(clientId);
            int told = AUDIENCES.updates(id).size();

            CompletableFuture<Void> removal =
                    CompletableFuture.runAsync(
                            () -> AUDIENCES.remove(REALM.user("user-admin"), client));
            Answer answer =
                    REALM.realmAdmin()
                            .put(
                                    REALM.admin("/entities/" + id),
                                    Map.of("audience", List.of(clientId)));
            removal.join();

            assertThat(answer.status()).isIn(204, 400);
            List<JsonNode> updates = AUDIENCES.updates(id);
            if (answer.status() == 204) {
                set++;
                assertThat(updates).as("set, and taken out").hasSize(told + 2);
                assertThat(updates.get(0).get("after")).hasToString("{\"audience\":[]}");
            } else {
                assertThat(updates).hasSize(told);
            }
            assertThat(AUDIENCES.audience(id)).isEmpty();
        }
        assertThat(set).as("rounds in which there was something to lose").isPositive();
    }

    @Test
    void clientOverwrittenWhileAnAudienceIsSetIsNamedInIt() {
        OAUTH.client("moving-api");
        String id = REALM.entity("moved");
        REALM.realmAdmin().token();
        REALM.masterAdmin().token();
        for (int round = 0; round < 20; round++) {
            CompletableFuture<Void> imported =
                    CompletableFuture.runAsync(
                            () ->
                                    OAUTH.overwrite(
                                            Map.of(
                                                    "clientId",
                                                    "moving-api",
                                                    "description",
                                                    "anew")));
            Answer answer =
                    REALM.realmAdmin()
                            .put(
                                    REALM.admin("/entities/" + id),
                                    Map.of("audience", List.of("moving-api")));
            imported.join();

            assertThat(answer.status()).isEqualTo(204);
            assertThat(AUDIENCES.audience(id)).containsExactly("moving-api");
        }
    }

    /** A realm takes its clients and entities with it, whoever holds one of them at that moment. */
    @Test
    void realmIsDeletedWhileItsEntitiesAreChanged() {
        for (int round = 0; round < 3; round++) {
            TestRealm doomed = TestRealm.named("audienceit-doomed-" + round, Map.of());
            OAuth oauth = new OAuth(doomed);
            IntStream.range(0, 5).forEach(i -> oauth.client("api-" + i));
            List<String> ids =
                    IntStream.range(0, 10)
                            .mapToObj(i -> doomed.entity("entity-" + i, "api-" + i % 5))
                            .toList();
            doomed.masterAdmin().token();

            CompletableFuture<List<Integer>> changes =
                    CompletableFuture.supplyAsync(
                            () -> ids.stream().map(id -> change(doomed, id).status()).toList());
            doomed.masterAdmin().delete("/admin/realms/" + doomed.name()).expect(204);

            assertThat(changes.join()).doesNotContain(500);
        }
    }

    private static Answer change(TestRealm realm, String id) {
        return realm.masterAdmin()
                .put(realm.admin("/entities/" + id), Map.of("audience", List.of("api-1", "api-2")));
    }
}
