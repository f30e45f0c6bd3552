package io.entitytokens.it.lifecycle;

import static io.entitytokens.it.lifecycle.RuledTokens.NEVER;
import static io.entitytokens.it.lifecycle.RuledTokens.assertBroken;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever rotates a token keeps the rules, or hears which one is broken. */
@Tag("database")
final class RuledRotationIT {

    private static final TestRealm REALM = TestRealm.of(RuledRotationIT.class);
    private static final Rotations TOKENS = Rotations.in(REALM);

    private final RuledTokens ruled = RuledTokens.in(TOKENS);

    /** A default is granted as a lifespan is, so that rotations move it on. */
    @Test
    void defaultMovesOnWithARotation() {
        ruled.rule(Map.of("defaultLifespan", "P7D"));
        Token token = Rotations.created(ruled.create(Map.of()), ruled.tokens().entityId());
        long before = ruled.tokens().read(token).get("expiresTimestamp").longValue();

        ruled.tokens().rotate(token).expect(200);

        assertThat(ruled.tokens().read(token).get("expiresTimestamp").longValue())
                .isGreaterThan(before);
    }

    @Test
    void rotationMovesAnExpiryOnAsFarAsTheRulesAllow() {
        Token old =
                REALM.token(
                        ruled.tokens().entityId(),
                        NewToken.named("Long").may("read").with("lifespan", "P300D"));
        ruled.rule(Map.of("maxLifespan", "P30D"));

        JsonNode rotated = ruled.tokens().rotate(old).expect(200).json();

        assertThat(
                        rotated.get("expiresTimestamp").longValue()
                                - rotated.get("secretCreatedTimestamp").longValue())
                .isEqualTo(Duration.ofDays(30).toMillis());
    }

    @Test
    void rotationToAnExpiryBeyondTheRulesIsRefused() {
        Token old = ruled.oldToken();
        ruled.rule(Map.of("maxLifespan", "P30D"));

        assertBroken(ruled.tokens().rotate(old, "lifespan", "P31D"), "lifespan", "maxLifespan");
        assertBroken(
                ruled.tokens().rotate(old, "expiresTimestamp", NEVER),
                "expiresTimestamp",
                "maxLifespan");
        assertThat(ruled.tokens().read(old).get("generation").intValue()).isEqualTo(1);
        ruled.tokens().rotate(old, "lifespan", "P30D").expect(200);
    }

    @Test
    void tokenThatNeverExpiresGetsAnEndWithItsRotationWhereItMustHaveOne() {
        Token endless = ruled.oldToken();
        ruled.rule(Map.of("expiryRequired", true));
        assertBroken(ruled.tokens().rotate(endless), "lifespan", "expiryRequired");

        ruled.rule(Map.of("defaultLifespan", "P7D"));
        ruled.tokens().rotate(endless).expect(200);

        assertThat(ruled.tokens().read(endless).has("expiresTimestamp")).isTrue();
    }

    @Test
    void neverStaysNeverWhereTheRulesAllowIt() {
        Token endless = ruled.oldToken();
        ruled.rule(Map.of("defaultLifespan", "P7D"));

        ruled.tokens().rotate(endless).expect(200);

        assertThat(ruled.tokens().read(endless).has("expiresTimestamp")).isFalse();
    }

    /** A holder cannot say when its token ends: where the rules do not either, it has to ask. */
    @Test
    void holderRotatesWithinTheRules() {
        Token endless = ruled.oldToken();
        ruled.rule(Map.of("selfRotate", true, "expiryRequired", true));
        assertThat(rotatable(endless)).isFalse();
        selfRotate(endless).expect(403);

        ruled.rule(Map.of("maxLifespan", "P30D"));
        assertThat(rotatable(endless)).isTrue();
        selfRotate(endless).expect(200);

        JsonNode rotated = ruled.tokens().read(endless);
        assertThat(
                        rotated.get("expiresTimestamp").longValue()
                                - rotated.get("secretCreatedTimestamp").longValue())
                .isEqualTo(Duration.ofDays(30).toMillis());
    }

    private static boolean rotatable(Token token) {
        return REALM.request("GET", "/entity-tokens/self")
                .bearer(token.secret())
                .send()
                .expect(200)
                .json()
                .get("rotatable")
                .booleanValue();
    }

    private static Answer selfRotate(Token token) {
        return REALM.request("POST", "/entity-tokens/self/rotate").bearer(token.secret()).send();
    }
}
