package io.entitytokens.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Node B's clock is three seconds slow: what ends at once ends so on both nodes all the same. */
@Tag("cluster")
class ClocksApartIT {

    private static final int SECONDS = 3;

    private static Cluster cluster;
    private static TestRealm atA;
    private static TestRealm atB;

    /** Where a secret is ended; the other node is asked. */
    private enum Ended {
        WHERE_THE_CLOCK_IS_RIGHT,
        WHERE_THE_CLOCK_IS_SLOW;

        TestRealm changing() {
            return this == WHERE_THE_CLOCK_IS_RIGHT ? atA : atB;
        }

        TestRealm remembering() {
            return this == WHERE_THE_CLOCK_IS_RIGHT ? atB : atA;
        }

        String entity(String purpose) {
            return purpose + "-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @BeforeAll
    static void slowDownTheClockOfB() {
        Map<String, String> clock = ShiftedClock.by("-" + SECONDS + "s");
        cluster = Cluster.get();
        cluster.b().stop();
        Cluster.start(cluster.b(), clock);
        cluster.b().awaitReady();
        cluster.b().awaitMembers(2);
        atA = cluster.realm(ClocksApartIT.class);
        atB = atA.at(cluster.b().base());
        long before = Instant.now().getEpochSecond();
        assertThat(timeAt(atB))
                .as("else the clock of B is not slow")
                .isBetween(before - SECONDS - 1, Instant.now().getEpochSecond() - SECONDS);
    }

    @AfterAll
    static void restartB() {
        if (cluster != null) {
            cluster.b().stop();
            Cluster.get();
        }
    }

    /** Epoch seconds, as the node writes them into an access token. */
    private static long timeAt(TestRealm realm) {
        return OAuth.claims(realm.realmAdmin().token()).get("iat").longValue();
    }

    @ParameterizedTest
    @EnumSource
    void replacedSecretIsRefusedAtOnce(Ended ended) {
        String entity = ended.entity("replaced");
        Token old = atA.token(atA.entity(entity), "read");
        ended.remembering().authorize(old, entity, "read").expect(200);

        Token rotated = new SecretsAdmin(ended.changing()).rotate(old, SecretsAdmin.AT_ONCE);

        ended.remembering().authorize(old, entity, "read").expect(401);
        ended.remembering().authorize(rotated, entity, "read").expect(200);
        ended.changing().authorize(old, entity, "read").expect(401);
        ended.changing().authorize(rotated, entity, "read").expect(200);
    }

    @ParameterizedTest
    @EnumSource
    void secretThatIsEndedEarlyIsRefusedAtOnce(Ended ended) {
        String entity = ended.entity("early");
        Token old = atA.token(atA.entity(entity), "read");
        SecretsAdmin admin = new SecretsAdmin(ended.changing());
        Token rotated = admin.rotate(old, SecretsAdmin.OVERLAPPING);
        ended.remembering().authorize(old, entity, "read").expect(200);

        admin.end(old, 1);

        ended.remembering().authorize(old, entity, "read").expect(401);
        ended.remembering().authorize(rotated, entity, "read").expect(200);
        ended.changing().authorize(old, entity, "read").expect(401);
        ended.changing().authorize(rotated, entity, "read").expect(200);
    }
}
