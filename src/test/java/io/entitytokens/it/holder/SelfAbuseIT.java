package io.entitytokens.it.holder;

import static io.entitytokens.it.holder.Holders.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.AtOnce;
import io.entitytokens.it.support.Forgery;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A thief gets nothing by rotating that an admin, or the holder, cannot take back. */
class SelfAbuseIT {

    private static final Map<String, Object> LONGEST =
            Map.of("overlap", "P30D", "endOnFirstUse", false);

    private static TestRealm realm;
    private static Holders holders;
    private static String invoice;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(SelfAbuseIT.class);
        holders = new Holders(realm).rule("selfRotate", true);
        invoice = realm.entity("invoice");
    }

    private static void assertRefused(String... secrets) {
        assertThat(List.of(secrets))
                .allSatisfy(
                        secret -> {
                            assertThat(holders.judged(secret)).isEqualTo(401);
                            holders.self(secret).expect(401);
                            holders.rotate(secret).expect(401);
                        });
    }

    /** The thief comes first: the holder's next rotation tells of it. */
    @Test
    void rotationByAThiefShowsWhenTheHolderRotates() {
        Token token = realm.token(invoice, "read");
        String stolen = secret(holders.rotate(token.secret(), LONGEST));
        holders.use(token, stolen);

        holders.rotate(token.secret()).expect(403);

        holders.awaitSuspicion(token);
        String admins = holders.rotateAsAdmin(token, Map.of());
        assertRefused(token.secret(), stolen);
        assertThat(holders.judged(admins)).isEqualTo(200);
    }

    /** The holder comes first: the thief is left with a secret that is about to end. */
    @Test
    void thiefWithAnOlderSecretGetsNoNewOne() {
        Token token = realm.token(invoice, "read");
        String newest = secret(holders.rotate(token.secret()));
        holders.use(token, newest);

        Answer refused = holders.rotate(token.secret(), LONGEST).expect(403);

        assertThat(refused.body()).isEmpty();
        holders.awaitSuspicion(token);
        assertThat(holders.read(token).get("generation").intValue()).isEqualTo(2);
    }

    /** An end that was set never moves later, whatever is asked for afterwards. */
    @Test
    void rotationDoesNotProlongWhatIsAboutToEnd() {
        Token token = realm.token(invoice, "read");
        String second = holders.rotateAsAdmin(token, Map.of("overlap", "PT1H"));
        long end = holders.read(token).at("/secrets/1/endsTimestamp").longValue();

        holders.rotate(second, LONGEST).expect(200);

        assertThat(holders.read(token).at("/secrets/2/generation").intValue()).isEqualTo(1);
        assertThat(holders.read(token).at("/secrets/2/endsTimestamp").longValue()).isEqualTo(end);
    }

    @Test
    void rotationByAnAdminEndsAllThatAThiefHasPiledUp() {
        Token token = realm.token(invoice, "read");
        String second = secret(holders.rotate(token.secret(), LONGEST));
        String third = secret(holders.rotate(second, LONGEST));
        holders.rotate(third, LONGEST).expect(409);
        assertThat(List.of(token.secret(), second, third))
                .allSatisfy(secret -> assertThat(holders.judged(secret)).isEqualTo(200));

        String admins = holders.rotateAsAdmin(token, Map.of("overlap", "PT0S"));

        assertRefused(token.secret(), second, third);
        assertThat(holders.judged(admins)).isEqualTo(200);
    }

    @Test
    void manyRotationsAtOnceLeaveNoFourthGoodSecret() {
        Token token = realm.token(invoice, "read");

        List<Integer> statuses =
                AtOnce.map(
                        Collections.nCopies(6, token.secret()),
                        secret -> holders.rotate(secret, LONGEST).status());

        // Of one token, one rotation is done at a time.
        assertThat(statuses).isSubsetOf(200, 409, 503);
        int done = Collections.frequency(statuses, 200);
        assertThat(done).isBetween(1, 2);
        assertThat(holders.read(token).get("generation").intValue()).isEqualTo(1 + done);
    }

    @Test
    void rotationWhileTheTokenIsGivenUpLeavesNothingGood() {
        for (int round = 0; round < 5; round++) {
            Token token = realm.token(invoice, "read");

            List<Answer> answers =
                    AtOnce.map(
                            List.of("rotate", "end"),
                            act ->
                                    act.equals("end")
                                            ? holders.end(token.secret())
                                            : holders.rotate(token.secret(), LONGEST));

            assertThat(answers.get(0).status()).isIn(200, 401, 409, 503);
            answers.get(1).expect(204);
            assertThat(holders.status(token)).isEqualTo("revoked");
            assertRefused(token.secret());
            if (answers.get(0).status() == 200) {
                assertRefused(secret(answers.get(0)));
            }
        }
    }

    @Test
    void leakedSecretDoesNotComeBackByRotatingAndEnabling() {
        Token token = realm.token(invoice, "read");
        holders.reportSecrets(token.secret()).expect(202);

        realm.realmAdmin()
                .post(realm.path(token) + "/rotate", Map.of("overlap", "PT1H"))
                .expect(400);
        String newest = holders.rotateAsAdmin(token, Map.of());
        assertRefused(token.secret(), newest);
        realm.realmAdmin().put(realm.path(token), Map.of("enabled", true)).expect(204);

        assertThat(holders.judged(newest)).isEqualTo(200);
        assertRefused(token.secret());
    }

    @Test
    void secretOfAnExpiredTokenDoesNotComeBackByRotating() {
        Token token =
                realm.token(invoice, NewToken.named("short").may("read").with("lifespan", "PT1S"));
        TestRealm.await(() -> holders.status(token), "expired"::equals);

        String newest = holders.rotateAsAdmin(token, Map.of("lifespan", "P1D"));

        assertThat(holders.judged(newest)).isEqualTo(200);
        assertRefused(token.secret());
    }

    /** Ids stand in logs, and anybody can reckon a checksum. */
    @Test
    void rightIdWithAWrongSecretEndsNothing() {
        Token token = realm.token(invoice, "read");
        String forged = Forgery.withSecretOf(token.secret(), realm.token(invoice, "read").secret());
        String before = holders.text(token);

        holders.end(forged).expect(401);
        holders.rotate(forged).expect(401);
        holders.revoke("token=" + forged).expect(200);
        holders.reportSecrets(forged).expect(202);

        assertThat(holders.text(token)).isEqualTo(before);
        assertThat(holders.judged(token.secret())).isEqualTo(200);
    }

    /** Whoever finds it in an old backup can neither use the token nor hurt its holder. */
    @Test
    void retiredSecretEndsNothing() {
        Token token = realm.token(invoice, "read");
        String newest = holders.rotateAsAdmin(token, Map.of("overlap", "PT0S"));
        String before = holders.text(token);

        holders.end(token.secret()).expect(401);
        holders.revoke("token=" + token.secret()).expect(200);

        assertThat(holders.text(token)).isEqualTo(before);
        assertThat(holders.judged(newest)).isEqualTo(200);
    }
}
