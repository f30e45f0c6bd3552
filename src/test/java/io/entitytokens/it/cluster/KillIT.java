package io.entitytokens.it.cluster;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.cluster.KnownToken.State;
import io.entitytokens.it.support.TestRealm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A node is killed in the middle of creates, changes and revokes, and each time the other one next:
 * nothing acknowledged is lost, and nothing half-done is believed. {@code -Dcluster.kills} says how
 * often.
 */
@Tag("cluster")
class KillIT {

    private static final int KILLS = Integer.getInteger("cluster.kills", 5);
    private static final int WRITERS = 4;

    /** A change of which nobody has heard may be remembered otherwise as long as this. */
    private static final Duration UNTOLD = Cluster.TIME_LIMIT.plusSeconds(1);

    private final Random random = new Random();
    private Cluster cluster;

    @BeforeEach
    void startCluster() {
        cluster = Cluster.get();
    }

    @Test
    void whatWasAcknowledgedSurvives() throws Exception {
        TestRealm realm = cluster.realm(KillIT.class);
        for (int kill = 0; kill < KILLS; kill++) {
            Node doomed = kill % 2 == 0 ? cluster.a() : cluster.b();
            Node survivor = kill % 2 == 0 ? cluster.b() : cluster.a();
            killWhileWriting(kill, realm, doomed, survivor);
        }
    }

    private void killWhileWriting(int kill, TestRealm realm, Node doomed, Node survivor)
            throws Exception {
        TestRealm atDoomed = realm.at(doomed.base());
        TestRealm atSurvivor = realm.at(survivor.base());
        String entity = "killed-" + kill;
        String entityId = atDoomed.entity(entity);

        List<KnownToken> tokens = new ArrayList<>();
        CountDownLatch acknowledged = new CountDownLatch(random.nextInt(1, 100));
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<List<KnownToken>>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(
                        threads.submit(
                                new Writer(
                                        "writer " + i,
                                        atDoomed,
                                        atSurvivor,
                                        entity,
                                        entityId,
                                        acknowledged)));
            }
            acknowledged.await(1, TimeUnit.MINUTES);
            doomed.kill();
            for (Future<List<KnownToken>> writer : writers) {
                tokens.addAll(writer.get());
            }
        } finally {
            threads.shutdown();
        }

        // It starts while the other one is asked, which has to wait now and then.
        Cluster.start(doomed);
        assertNothingLost(tokens, atSurvivor, entity, entityId);
        doomed.awaitReady();
        assertNothingLost(tokens, atDoomed, entity, entityId);
        doomed.awaitMembers(2);
        survivor.awaitMembers(2);
    }

    /** What was acknowledged is so, and forward auth, the lists and the tables say the same. */
    private static void assertNothingLost(
            List<KnownToken> tokens, TestRealm realm, String entity, String entityId) {
        assertThat(tokens).as("made by writers").isNotEmpty();
        for (KnownToken token : tokens) {
            if (token.isSettled()) {
                assertThat(token.ask(realm, entity))
                        .as("%s", token)
                        .isEqualTo(token.acknowledged().answers());
            }
        }
        for (KnownToken token : tokens) {
            if (token.token() != null && !token.isSettled()) {
                TestRealm.await(
                        () -> token.ask(realm, entity),
                        answers -> answers.equals(stored(realm, entityId, token).answers()),
                        UNTOLD);
            }
        }
        Map<String, State> stored = stored(realm, entityId);
        for (KnownToken token : tokens) {
            State state = stored.getOrDefault(token.name(), State.NONE);
            assertThat(token.mayBe(state)).as("%s: %s is stored", token, state).isTrue();
        }
        assertThat(tokens.stream().map(KnownToken::name)).containsAll(stored.keySet());
        assertCounts(realm, entityId, stored.size());
    }

    private static State stored(TestRealm realm, String entityId, KnownToken token) {
        return stored(realm, entityId).getOrDefault(token.name(), State.NONE);
    }

    private static Map<String, State> stored(TestRealm realm, String entityId) {
        JsonNode list =
                realm.realmAdmin()
                        .get(realm.admin("/entities/" + entityId + "/tokens?max=1000"))
                        .expect(200)
                        .json();
        return StreamSupport.stream(list.spliterator(), false)
                .collect(toMap(json -> json.get("name").textValue(), State::of));
    }

    private static void assertCounts(TestRealm realm, String entityId, int count) {
        JsonNode json =
                realm.realmAdmin().get(realm.admin("/entities/" + entityId)).expect(200).json();
        assertThat(json.get("tokenCount").intValue()).isEqualTo(count);
        for (String table : List.of("et_token", "et_token_use")) {
            assertThat(
                            Cluster.postgres()
                                    .number(
                                            Cluster.DATABASE,
                                            "select count(*) from "
                                                    + table
                                                    + " where entity_id = '"
                                                    + entityId
                                                    + "'"))
                    .as(table)
                    .isEqualTo(count);
        }
    }
}
