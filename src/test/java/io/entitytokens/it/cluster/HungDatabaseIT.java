package io.entitytokens.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.cluster.Load.Seen;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every connection to the database falls silent without being closed, as behind a firewall that has
 * forgotten them; new ones work.
 */
@Tag("cluster")
class HungDatabaseIT {

    /** Nobody waits longer for an answer, whatever it is. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static TestRealm atB;

    @BeforeAll
    static void makeRealm() {
        Cluster cluster = Cluster.get();
        atB = cluster.realm(HungDatabaseIT.class).at(cluster.b().base());
    }

    private static Answer read(String secret) {
        return atB.authorize("GET", "?entity=invoice&permission=read").bearer(secret).send();
    }

    /** Whoever reads waits for a silent connection but briefly, and the next takes another one. */
    @Test
    void nobodyWaitsForLongAndAllRecovers() {
        String entity = atB.entity("invoice");
        List<Token> tokens = Stream.generate(() -> atB.token(entity, "read")).limit(4).toList();
        Token warm = tokens.get(0);
        read(warm.secret()).expect(200);

        List<Long> frozen = Cluster.postgres().freeze(Cluster.DATABASE);
        try (Load ofWarm = new Load(() -> read(warm.secret()));
                Load ofCold = new Load(() -> read(tokens.get(1).secret()));
                Load ofMalformed = new Load(() -> read("ket_mistyped"))) {
            assertThat(frozen).isNotEmpty();
            ofCold.await(HungDatabaseIT::isToldToComeBack);
            ofMalformed.await(seen -> seen.status() == 401);
            for (Load load : List.of(ofWarm, ofCold)) {
                load.await(seen -> seen.status() == 200);
                assertThat(load.seen())
                        .allMatch(seen -> seen.status() == 200 || isToldToComeBack(seen))
                        .allMatch(seen -> seen.took().compareTo(PATIENCE) < 0);
            }
            assertThat(ofMalformed.seen())
                    .allMatch(seen -> seen.status() == 401)
                    .allMatch(seen -> seen.took().compareTo(PATIENCE) < 0);
            // Connections that are dead may be left.
            TestRealm.await(
                    () -> read(tokens.get(2).secret()).status(),
                    status -> status == 200,
                    Duration.ofMinutes(1));
        } finally {
            Cluster.postgres().thaw(frozen);
        }
        read(tokens.get(3).secret()).expect(200);
    }

    private static boolean isToldToComeBack(Seen seen) {
        return seen.status() == 503 && seen.retryAfter() != null;
    }
}
