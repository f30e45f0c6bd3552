package io.entitytokens.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A policy says how long older secrets may stay good beside a new one. */
@Tag("database")
final class MaxOverlapIT {

    private static final TestRealm REALM = TestRealm.of(MaxOverlapIT.class);
    private static final Policies POLICIES = new Policies(REALM);
    private static final Rotations INVOICE = Rotations.in(REALM);

    @BeforeEach
    void realmHasNoRules() {
        POLICIES.clear();
    }

    private static Duration overlap(Rotations tokens, Token token) {
        return Duration.ofMillis(
                tokens.ends(token, 1)
                        - tokens.read(token).get("secretCreatedTimestamp").longValue());
    }

    @Test
    void explicitOverlapBeyondThePolicyIsRefused() {
        Rotations tokens = INVOICE.of("capped").withRule("maxOverlap", "PT1H");
        Token token = tokens.token();

        Answer answer = tokens.rotate(token, "overlap", "PT1H0.001S");

        assertThat(answer.expect(400).json().get("field").textValue()).isEqualTo("overlap");
        assertThat(tokens.read(token).get("generation").intValue()).isEqualTo(1);
    }

    @Test
    void explicitOverlapWithinThePolicyHolds() {
        Rotations tokens = INVOICE.of("roomy").withRule("maxOverlap", "PT1H");
        Token token = tokens.token();
        Token other = tokens.token();

        tokens.rotate(token, "overlap", "PT1H").expect(200);
        tokens.rotate(other, "overlap", "PT1M").expect(200);

        assertThat(overlap(tokens, token)).isEqualTo(Duration.ofHours(1));
        assertThat(overlap(tokens, other)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void usualOverlapIsShortenedToThePolicys() {
        Rotations tokens = INVOICE.of("shortened").withRule("maxOverlap", "PT2H");
        Token token = tokens.token();

        tokens.rotate(token).expect(200);

        assertThat(overlap(tokens, token)).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void usualOverlapIsNotLengthenedToThePolicys() {
        Rotations tokens = INVOICE.of("long").withRule("maxOverlap", "P7D");
        Token token = tokens.token();

        tokens.rotate(token).expect(200);

        assertThat(overlap(tokens, token)).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void policyMayForbidAnyOverlap() {
        Rotations tokens = INVOICE.of("none").withRule("maxOverlap", "PT0S");
        Token old = tokens.token();

        tokens.rotate(old, "overlap", "PT1S").expect(400);
        assertThat(tokens.isGood(old)).isTrue();
        Token current = tokens.rotated(old);

        assertThat(tokens.isGood(old)).isFalse();
        assertThat(tokens.isGood(current)).isTrue();
    }

    @Test
    void policyOfTheRealmHoldsForItsEntities() {
        Rotations tokens = INVOICE.of("under-the-realms");
        Token token = tokens.token();
        POLICIES.set(POLICIES.ofRealm(), "maxOverlap", "PT1H").expect(204);

        tokens.rotate(token, "overlap", "PT2H").expect(400);
        tokens.rotate(token).expect(200);

        assertThat(overlap(tokens, token)).isEqualTo(Duration.ofHours(1));
    }

    /** What was allowed stays: the rule is for rotations, not for secrets. */
    @Test
    void laterPolicyLeavesOverlapsAsTheyAre() {
        Rotations tokens = INVOICE.of("earlier");
        Token old = tokens.token();
        tokens.rotate(old, "overlap", "PT2H").expect(200);

        tokens.withRule("maxOverlap", "PT0S");

        assertThat(tokens.isGood(old)).isTrue();
        assertThat(overlap(tokens, old)).isEqualTo(Duration.ofHours(2));
    }
}
