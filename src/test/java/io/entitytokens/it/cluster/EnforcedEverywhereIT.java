package io.entitytokens.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.AtOnce;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rules hold on every node at once, and from their time on without a message. */
@Tag("cluster")
class EnforcedEverywhereIT {

    private static TestRealm atA;
    private static TestRealm atB;

    @BeforeAll
    static void makeRealm() {
        Cluster cluster = Cluster.get();
        atA = cluster.realm(EnforcedEverywhereIT.class);
        atB = atA.at(cluster.b().base());
        // Callers are made by one thread.
        List.of(atA, atB).forEach(TestRealm::realmAdmin);
    }

    private static Token warmToken(String name) {
        Token token = atA.token(atA.entity(name), "read", "write");
        for (TestRealm realm : List.of(atA, atB)) {
            realm.authorize(token, name, "write").expect(200);
        }
        return token;
    }

    private static String policy(Token token) {
        return atA.admin("/entities/" + token.entityId() + "/policy");
    }

    /** As seen at A, and changed at B: each node knows what the other has signed. */
    private static void rule(Token token, Map<String, Object> rules) {
        JsonNode preview =
                atA.realmAdmin().post(policy(token) + "/preview", rules).expect(200).json();
        atB.realmAdmin()
                .put(policy(token) + "?confirm=" + preview.get("confirm").textValue(), rules)
                .expect(204);
    }

    @Test
    void ruleThatIsMadeOnOneNodeHoldsOnTheOtherFromTheNextRequestOn() {
        Token token = warmToken("next");

        rule(token, Map.of("permissions", List.of("read"), "enforceFrom", 1_000L));

        for (TestRealm realm : List.of(atA, atB)) {
            realm.authorize(token, "next", "write").expect(403);
            realm.authorize(token, "next", "read").expect(200);
        }
        rule(token, Map.of("expiryRequired", true));
        for (TestRealm realm : List.of(atA, atB)) {
            realm.authorize(token, "next", "read").expect(401);
        }
    }

    @Test
    void rulesOfTheRealmHoldOnBothNodes() {
        Token token = warmToken("realm");

        atB.realmAdmin()
                .put(
                        atA.admin("/entities/policy"),
                        Map.of("permissions", List.of("read"), "enforceFrom", 1_000L))
                .expect(204);
        try {
            for (TestRealm realm : List.of(atA, atB)) {
                realm.authorize(token, "realm", "write").expect(403);
            }
        } finally {
            atB.realmAdmin()
                    .request("PUT", atA.admin("/entities/policy"))
                    .json("{\"permissions\":null,\"enforceFrom\":null}")
                    .send()
                    .expect(204);
        }
    }

    @Test
    void bothNodesBeginToEnforceAtTheSameTime() {
        Token token = warmToken("moment");
        long moment = System.currentTimeMillis() + 10_000;
        rule(token, Map.of("expiryRequired", true, "enforceFrom", moment));

        List<long[]> seen =
                AtOnce.map(List.of(atA, atB), realm -> lastGoodAndFirstRefused(realm, token));

        for (long[] times : seen) {
            assertThat(times[0]).as("last good one was asked for").isPositive().isLessThan(moment);
            assertThat(times[1]).as("first refusal came").isGreaterThanOrEqualTo(moment);
        }
    }

    /** When the last accepted request began, and when the first refused one ended. */
    private static long[] lastGoodAndFirstRefused(TestRealm realm, Token token) {
        long[] times = new long[2];
        TestRealm.await(
                () -> {
                    long began = System.currentTimeMillis();
                    int status = realm.authorize(token, "moment", "read").status();
                    if (status == 200) {
                        times[0] = began;
                    }
                    times[1] = System.currentTimeMillis();
                    return status;
                },
                status -> status == 401,
                Duration.ofSeconds(30));
        return times;
    }
}
