package io.entitytokens.it.cluster;

import static io.entitytokens.it.support.Limits.LONG;
import static io.entitytokens.it.support.Limits.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.AtOnce;
import io.entitytokens.it.support.Limits;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What three nodes together accept of a token that has a limit. */
@Tag("cluster")
class ThreeNodesLimitIT {

    private static final System.Logger LOG = System.getLogger(ThreeNodesLimitIT.class.getName());

    private static Cluster cluster;
    private static Node third;
    private static List<Node> nodes;
    private static List<TestRealm> realms;
    private static String invoice;

    @BeforeAll
    static void startThirdNode() {
        cluster = Cluster.get();
        third = new Node("c", Cluster.postgres().url(Cluster.DATABASE));
        nodes = List.of(cluster.a(), cluster.b(), third);
        joinAnew();
        TestRealm realm = cluster.realm(ThreeNodesLimitIT.class);
        realms = nodes.stream().map(node -> realm.at(node.base())).toList();
        invoice = realm.entity("invoice");
    }

    @AfterAll
    static void stopThirdNode() {
        if (third.isRunning()) {
            third.stop();
        }
        cluster.makeWhole();
    }

    private static void joinAnew() {
        Cluster.start(third);
        third.awaitReady();
        nodes.forEach(node -> node.awaitMembers(3));
    }

    /** A test may have taken it away. */
    @AfterEach
    void everybodyIsThere() {
        third.link().mend();
        if (!third.isRunning()) {
            joinAnew();
        }
    }

    private static Token token(int requests, String period) {
        return new Limits(realms.get(0)).token(invoice, limit(requests, period));
    }

    private static boolean isAccepted(TestRealm realm, Token token) {
        int status = realm.authorize(token, "invoice", "read").status();
        assertThat(status).isIn(200, 429);
        return status == 200;
    }

    private static int accepted(TestRealm realm, Token token, int requests) {
        return (int)
                Stream.generate(() -> isAccepted(realm, token))
                        .limit(requests)
                        .filter(accepted -> accepted)
                        .count();
    }

    private static void awaitRemaining(TestRealm realm, Token token, long count) {
        TestRealm.await(() -> new Limits(realm).remaining(token), left -> left == count);
    }

    @Test
    void whatIsAcceptedOnOneNodeIsTakenFromTheOthers() {
        Token token = token(20, LONG);
        assertThat(accepted(realms.get(0), token, 15)).isEqualTo(15);
        awaitRemaining(realms.get(1), token, 5);
        awaitRemaining(realms.get(2), token, 5);

        assertThat(accepted(realms.get(2), token, 10)).isEqualTo(5);
        awaitRemaining(realms.get(0), token, 0);
        awaitRemaining(realms.get(1), token, 0);
        assertThat(accepted(realms.get(0), token, 5)).isZero();
        assertThat(accepted(realms.get(1), token, 5)).isZero();
    }

    /** Six a second, for half a minute, while all nodes are asked for much more. */
    @Test
    void clusterAcceptsTheLimitAndWhatOthersAcceptWithinAboutASecond() {
        Token token = token(60, "PT10S");
        Duration span = Duration.ofSeconds(30);
        Instant begin = Instant.now();
        Instant end = begin.plus(span);

        List<Integer> accepted =
                AtOnce.map(
                        Stream.concat(realms.stream(), realms.stream()).toList(),
                        realm -> {
                            int count = 0;
                            while (Instant.now().isBefore(end)) {
                                count += accepted(realm, token, 5);
                            }
                            return count;
                        });

        double seconds = Duration.between(begin, Instant.now()).toMillis() / 1000.0;
        int all = accepted.stream().mapToInt(Integer::intValue).sum();
        double granted = 60 + 6 * seconds;
        LOG.log(
                System.Logger.Level.INFO,
                "in {0} s three nodes accepted {1}, the limit grants {2}: {3} more",
                seconds,
                all,
                granted,
                all - granted);
        // Each of the others: a full bucket, and what comes back within two seconds.
        assertThat((double) all).isBetween(granted - 70, granted + 2 * (60 + 2 * 6));
    }

    @Test
    void nodeThatIsCutOffGrantsTheWholeLimitByItselfAndNoMore() {
        Token token = token(20, LONG);
        third.link().silence();
        cluster.a().link().silence();
        cluster.b().link().silence();
        try {
            assertThat(accepted(realms.get(0), token, 30)).isEqualTo(20);
            assertThat(accepted(realms.get(2), token, 30)).isEqualTo(20);
        } finally {
            nodes.forEach(node -> node.link().mend());
            third.stop();
            cluster.b().stop();
            cluster.makeWhole();
        }
    }

    @Test
    void nodeThatStartsBeginsWithAFullLimit() {
        Token token = token(20, LONG);
        assertThat(accepted(realms.get(0), token, 30)).isEqualTo(20);
        awaitRemaining(realms.get(2), token, 0);

        third.stop();
        joinAnew();

        assertThat(accepted(realms.get(2), token, 30)).isEqualTo(20);
        assertThat(accepted(realms.get(0), token, 5)).isZero();
    }

    /** A node that is asked for its last word by nobody does not wait for anybody. */
    @Test
    void nodeOfWhichLimitedTokensAreUsedStopsAtOnce() {
        Token token = token(1_000_000, LONG);
        try (Load load = new Load(() -> realms.get(2).authorize(token, "invoice", "read"))) {
            load.await(seen -> seen.status() == 200);
        }
        Instant begin = Instant.now();

        third.stop();

        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(20));
        assertThat(third.isRunning()).isFalse();
    }
}
