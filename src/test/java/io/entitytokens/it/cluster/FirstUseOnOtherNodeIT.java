package io.entitytokens.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.AtOnce;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The first use of a new secret ends the old one, on whichever node it happens. */
@Tag("cluster")
class FirstUseOnOtherNodeIT {

    /**
     * Sooner than a node reads a token again by itself, which begins at two thirds of the limit.
     */
    private static final Duration TOLD = Cluster.TIME_LIMIT.dividedBy(2);

    private static final int CALLERS = 4;
    private static final int USES = 25;

    private static TestRealm atA;
    private static TestRealm atB;
    private static SecretsAdmin admin;

    @BeforeAll
    static void makeRealm() {
        Cluster cluster = Cluster.get();
        atA = cluster.realm(FirstUseOnOtherNodeIT.class);
        atB = atA.at(cluster.b().base());
        admin = new SecretsAdmin(atA);
    }

    @Test
    void firstUseOnOneNodeEndsTheOldSecretOnTheOther() {
        Token old = atA.token(atA.entity("invoice"), "read");
        Token rotated = admin.rotate(old, SecretsAdmin.UNTIL_FIRST_USE);
        atB.authorize(old, "invoice", "read").expect(200);
        atA.authorize(old, "invoice", "read").expect(200);

        atB.authorize(rotated, "invoice", "read").expect(200);

        for (TestRealm realm : List.of(atA, atB)) {
            TestRealm.await(
                    () -> realm.authorize(old, "invoice", "read").status(),
                    status -> status == 401,
                    TOLD);
            realm.authorize(rotated, "invoice", "read").expect(200);
        }
        assertThat(SecretsAdmin.states(admin.read(rotated))).containsExactly("current", "retired");
    }

    @Test
    void refusalOfTheNewSecretEndsNothing() {
        Token old = atA.token(atA.entity("offer"), "read");
        Token rotated = admin.rotate(old, SecretsAdmin.UNTIL_FIRST_USE);

        atB.authorize(rotated, "offer", "write").expect(403);
        atB.authorize(old, "offer", "read").expect(200);

        TestRealm.await(() -> useCount(old), count -> count == 1);
        assertThat(firstUse(rotated)).isNull();
        atA.authorize(old, "offer", "read").expect(200);
    }

    @Test
    void manyUsesOnBothNodesAreOneFirstUse() {
        Token old = atA.token(atA.entity("order"), "read");
        long before = System.currentTimeMillis();
        Token rotated = admin.rotate(old, SecretsAdmin.UNTIL_FIRST_USE);

        use(rotated);
        long after = System.currentTimeMillis();
        TestRealm.await(() -> useCount(rotated), count -> count == CALLERS * USES);
        JsonNode first = firstUse(rotated);
        use(rotated);
        TestRealm.await(() -> useCount(rotated), count -> count == 2 * CALLERS * USES);

        assertThat(first.longValue()).isBetween(before, after);
        assertThat(firstUse(rotated)).isEqualTo(first);
        assertThat(rowsOfUsedSecrets(rotated)).isOne();
    }

    private static long rowsOfUsedSecrets(Token token) {
        return Cluster.postgres()
                .number(
                        Cluster.DATABASE,
                        "select count(*) from et_secret_use where first_used_timestamp is not null"
                                + " and token_id = '"
                                + token.id()
                                + "'");
    }

    /** All callers at once: a half of them at each node. */
    private static void use(Token token) {
        AtOnce.map(
                List.of(atA, atB, atA, atB),
                realm -> {
                    for (int i = 0; i < USES; i++) {
                        realm.authorize(token, "order", "read").expect(200);
                    }
                    return null;
                });
    }

    private static JsonNode firstUse(Token token) {
        return SecretsAdmin.secrets(admin.read(token)).get(0).get("firstUsedTimestamp");
    }

    private static long useCount(Token token) {
        return admin.read(token).get("useCount").longValue();
    }
}
