package io.entitytokens.it.cluster;

import io.entitytokens.it.support.TestRealm;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A node is killed in the middle of rotations, and each time the other one next: no token is left
 * without a secret that works. {@code -Dcluster.kills} says how often.
 */
@Tag("cluster")
class RotationKillIT {

    private static final int KILLS = Integer.getInteger("cluster.kills", 5);
    private static final int TOKENS = 4;

    private final Random random = new Random();
    private Cluster cluster;

    @BeforeEach
    void startCluster() {
        cluster = Cluster.get();
    }

    @Test
    void rotationIsWholeOrWasNot() throws Exception {
        TestRealm realm = cluster.realm(RotationKillIT.class);
        for (int kill = 0; kill < KILLS; kill++) {
            Node doomed = kill % 2 == 0 ? cluster.a() : cluster.b();
            Node survivor = kill % 2 == 0 ? cluster.b() : cluster.a();
            killWhileRotating("killed-" + kill, realm, doomed, survivor);
        }
    }

    private void killWhileRotating(String entity, TestRealm realm, Node doomed, Node survivor)
            throws Exception {
        CountDownLatch acknowledged = new CountDownLatch(random.nextInt(1, 100));
        List<RotatedToken> tokens =
                tokens(entity, realm.at(doomed.base()), realm.at(survivor.base()), acknowledged);
        ExecutorService threads = Executors.newFixedThreadPool(TOKENS);
        try {
            List<Future<RotatedToken>> rotations = tokens.stream().map(threads::submit).toList();
            acknowledged.await(1, TimeUnit.MINUTES);
            doomed.kill();
            await(rotations);
        } finally {
            threads.shutdown();
        }
        assertWhole(tokens, realm, doomed, survivor);
    }

    /** As long as the other node does not answer, there is no reply to what has been stored. */
    @Test
    void rotationWithoutAReplyIsMendedByAnother() throws Exception {
        Node doomed = cluster.a();
        Node survivor = cluster.b();
        TestRealm realm = TestRealm.named(doomed.base(), "without-a-reply", Map.of());
        List<RotatedToken> tokens =
                tokens("invoice", realm, realm.at(survivor.base()), new CountDownLatch(1));
        // The next time, a half of them will be rotated with an overlap, and a half without.
        tokens.stream().limit(TOKENS / 2).forEach(RotatedToken::rotate);

        ExecutorService threads = Executors.newFixedThreadPool(TOKENS);
        try {
            List.of(doomed, survivor).forEach(node -> node.link().silence());
            List<Future<RotatedToken>> rotations = tokens.stream().map(threads::submit).toList();
            tokens.forEach(token -> TestRealm.await(token::isAheadOfItsReply, isAhead -> isAhead));
            doomed.kill();
            await(rotations);
        } finally {
            threads.shutdown();
            List.of(doomed, survivor).forEach(node -> node.link().mend());
        }
        assertWhole(tokens, realm, doomed, survivor);
    }

    private static List<RotatedToken> tokens(
            String entity, TestRealm atDoomed, TestRealm atSurvivor, CountDownLatch acknowledged) {
        String entityId = atDoomed.entity(entity);
        return Stream.generate(() -> atDoomed.token(entityId, "read"))
                .map(token -> new RotatedToken(token, entity, atDoomed, atSurvivor, acknowledged))
                .limit(TOKENS)
                .toList();
    }

    private static void await(List<Future<RotatedToken>> rotations) throws Exception {
        for (Future<RotatedToken> rotation : rotations) {
            rotation.get();
        }
    }

    /** It starts while the other one is asked, which has to wait now and then. */
    private static void assertWhole(
            List<RotatedToken> tokens, TestRealm realm, Node doomed, Node survivor) {
        Cluster.start(doomed);
        tokens.forEach(token -> token.assertWhole(realm.at(survivor.base())));
        doomed.awaitReady();
        doomed.awaitMembers(2);
        survivor.awaitMembers(2);
        tokens.forEach(token -> token.assertWhole(realm.at(doomed.base())));
        tokens.forEach(RotatedToken::assertMended);
    }
}
