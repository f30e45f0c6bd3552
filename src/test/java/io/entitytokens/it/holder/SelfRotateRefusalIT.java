package io.entitytokens.it.holder;

import static io.entitytokens.it.holder.Holders.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.PresentedTokens;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may not rotate, although the secret is good. */
class SelfRotateRefusalIT {

    /** Nobody has allowed anything here. */
    private static TestRealm strict;

    private static TestRealm realm;
    private static Holders holders;
    private static PresentedTokens presented;
    private static String invoice;

    @BeforeAll
    static void makeRealms() {
        strict = TestRealm.named("selfrotaterefusalit-strict", Map.of());
        realm = TestRealm.of(SelfRotateRefusalIT.class);
        holders = new Holders(realm).rule("selfRotate", true);
        presented = PresentedTokens.in(realm);
        invoice = presented.good().entityId();
    }

    @Test
    void nobodyRotatesWithoutAPolicyThatAllowsIt() {
        Holders forbidden = new Holders(strict);
        Token token = strict.token(strict.entity("invoice"), "read");
        String before = forbidden.text(token);

        forbidden.rotate(token.secret()).expect(403);

        assertThat(forbidden.text(token)).isEqualTo(before);
        assertThat(new OAuth(strict).refusal("self", "rotation_refused").at("/details/entity"))
                .hasToString("\"invoice\"");
        assertThat(forbidden.self(token.secret()).json().get("rotatable").booleanValue()).isFalse();
        assertThat(forbidden.judged(token.secret())).isEqualTo(200);
    }

    @Test
    void entityMayForbidWhatTheRealmAllows() {
        Token token = realm.token(realm.entity("stricter"), "read");
        assertThat(holders.self(token.secret()).json().get("rotatable").booleanValue()).isTrue();

        realm.realmAdmin()
                .put(
                        realm.admin("/entities/" + token.entityId() + "/policy"),
                        Map.of("selfRotate", false))
                .expect(204);

        holders.rotate(token.secret()).expect(403);
        assertThat(holders.self(token.secret()).json().get("rotatable").booleanValue()).isFalse();
    }

    @Test
    void tokenThatIsNoGoodCannotBeRotatedByItsHolder() {
        presented.bad().values().forEach(bad -> holders.rotate(bad).expect(401));
        holders.rotate(presented.expired().secret()).expect(401);
        holders.call("POST", "/rotate").send().expect(401);
    }

    @Test
    void lostReplyIsMendedByRotatingAgain() {
        Token token = realm.token(invoice, "read");
        String lost = secret(holders.rotate(token.secret()));

        String newest = secret(holders.rotate(token.secret()));

        assertThat(newest).isNotEqualTo(lost);
        assertThat(holders.judged(newest)).isEqualTo(200);
        assertThat(holders.read(token).has("suspectedTimestamp")).isFalse();
    }

    @Test
    void olderSecretThatRotatesAfterANewerOneWasUsedIsSuspicious() {
        Token token = realm.token(invoice, "read");
        String newest = secret(holders.rotate(token.secret()));
        assertThat(holders.self(token.secret()).json().get("rotatable").booleanValue()).isTrue();
        holders.use(token, newest);

        holders.rotate(token.secret()).expect(403);

        holders.awaitSuspicion(token);
        assertThat(holders.read(token).get("generation").intValue()).isEqualTo(2);
        assertThat(holders.self(token.secret()).json().get("rotatable").booleanValue()).isFalse();
        assertThat(holders.judged(newest)).as("the current one").isEqualTo(200);
        assertThat(holders.act(token, "suspect").at("/details/actor").textValue())
                .isEqualTo("server");
    }

    /** Two newer ones: the one in between was used, the newest never. */
    @Test
    void useOfAnyNewerSecretCounts() {
        Token token = realm.token(invoice, "read");
        Map<String, Object> staying = Map.of("endOnFirstUse", false);
        String between = secret(holders.rotate(token.secret(), staying));
        holders.use(token, between);
        holders.rotate(between, staying).expect(200);

        holders.rotate(token.secret(), staying).expect(403);

        holders.awaitSuspicion(token);
    }

    @Test
    void holderCannotClearASuspicion() {
        Token token = realm.token(invoice, "read");
        String second = secret(holders.rotate(token.secret()));
        holders.use(token, second);
        holders.rotate(token.secret()).expect(403);
        holders.awaitSuspicion(token);

        String third = secret(holders.rotate(second));

        assertThat(holders.read(token).has("suspectedTimestamp")).isTrue();
        assertThat(holders.judged(token.secret())).isEqualTo(401);
        assertThat(holders.judged(second)).isEqualTo(401);
        assertThat(holders.judged(third)).isEqualTo(200);
        holders.rotateAsAdmin(token, Map.of());
        assertThat(holders.read(token).has("suspectedTimestamp")).isFalse();
    }
}
