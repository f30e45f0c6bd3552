package io.entitytokens.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Uses of one token on two nodes add up, and none is lost or counted twice. */
@Tag("cluster")
class TwoNodesStampIT {

    private static final String NEVER =
            "--spi-entity-token-usage--batching--flush-interval=" + 24 * 60 * 60;

    private static Cluster cluster;
    private static TestRealm atA;
    private static TestRealm atB;

    @BeforeAll
    static void makeRealm() {
        cluster = Cluster.get();
        atA = cluster.realm(TwoNodesStampIT.class);
        atB = atA.at(cluster.b().base());
    }

    @AfterAll
    static void restartB() {
        Cluster.get();
    }

    @BeforeEach
    void startWhatIsStopped() {
        Cluster.get();
    }

    /** Every third use is on A. */
    private static void use(Token token, String entity, int times) {
        IntStream.range(0, times)
                .parallel()
                .forEach(
                        i -> (i % 3 == 0 ? atA : atB).authorize(token, entity, "read").expect(200));
    }

    private static long useCount(TestRealm realm, Token token) {
        JsonNode json = realm.realmAdmin().get(realm.path(token)).expect(200).json();
        return json.get("useCount").longValue();
    }

    @Test
    void usesOnTwoNodesAtOnceAddUp() {
        Token token = atA.token(atA.entity("invoice"), "read");

        use(token, "invoice", 900);

        assertThat(TestRealm.await(() -> useCount(atA, token), count -> count >= 900))
                .isEqualTo(900);
        assertThat(useCount(atB, token)).isEqualTo(900);
    }

    @Test
    void orderlyShutdownWritesWhatWaits() {
        cluster.b().stop();
        cluster.b().start(Build.withJar(), NEVER);
        cluster.b().awaitReady();
        cluster.b().awaitMembers(2);
        Token token = atA.token(atA.entity("order"), "read");
        use(token, "order", 300);
        assertThat(TestRealm.await(() -> useCount(atA, token), count -> count >= 100))
                .as("B keeps its own for now")
                .isEqualTo(100);

        cluster.b().stop();

        assertThat(useCount(atA, token)).isEqualTo(300);
    }
}
