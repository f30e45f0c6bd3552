package io.entitytokens.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Both nodes are asked all the time, one of them rotates, and the other is asked next. */
@Tag("cluster")
class RotationRoundsIT {

    private static final int ROUNDS = 500;

    private static TestRealm atA;
    private static TestRealm atB;

    @BeforeAll
    static void makeRealm() {
        Cluster cluster = Cluster.get();
        atA = cluster.realm(RotationRoundsIT.class);
        atB = atA.at(cluster.b().base());
    }

    private static int read(TestRealm realm, Token token) {
        return realm.authorize(token, "invoice", "read").status();
    }

    /** Somebody who makes a node read the token again as soon as it has forgotten it. */
    private static Load load(TestRealm realm, AtomicReference<Token> token) {
        return new Load(() -> realm.authorize(token.get(), "invoice", "read"));
    }

    @Test
    void noReplacedSecretSlips() {
        AtomicReference<Token> current =
                new AtomicReference<>(atA.token(atA.entity("invoice"), "read"));
        List<String> slips = new ArrayList<>();

        try (Load loadOfA = load(atA, current);
                Load loadOfB = load(atB, current)) {
            for (int round = 0; round < ROUNDS; round++) {
                TestRealm changing = round % 2 == 0 ? atA : atB;
                TestRealm remembering = round % 2 == 0 ? atB : atA;
                Token old = current.get();
                int before = read(remembering, old);
                Token rotated = new SecretsAdmin(changing).rotate(old, SecretsAdmin.AT_ONCE);
                int oldOne = read(remembering, old);
                int newOne = read(remembering, rotated);
                current.set(rotated);
                if (before != 200 || oldOne != 401 || newOne != 200) {
                    slips.add(round + ": " + before + " " + oldOne + " " + newOne);
                }
            }
            for (Load load : List.of(loadOfA, loadOfB)) {
                assertThat(load.seen())
                        .extracting(Load.Seen::status)
                        .contains(200)
                        .isSubsetOf(200, 401);
            }
        }

        assertThat(slips).isEmpty();
    }
}
