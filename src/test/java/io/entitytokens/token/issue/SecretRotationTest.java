package io.entitytokens.token.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.entitytokens.token.DisabledReason;
import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.Lifespan;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.TokenStateException;
import io.entitytokens.token.format.Presented;
import io.entitytokens.token.secret.GivenSecret;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.secret.SecretEnd;
import io.entitytokens.token.secret.SecretEnd.Cause;
import io.entitytokens.token.secret.Secrets;
import io.entitytokens.token.verify.MemoryTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretRotationTest {

    private static final long NOW = Instant.parse("2026-11-23T12:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final RotationOrder PLAIN = order(null);

    private final MemoryTokens tokens = new MemoryTokens(EntityDraft.invoice().build());

    private static RotationOrder order(String overlap) {
        return new RotationOrder(
                overlap == null ? null : Duration.parse(overlap), null, null, false);
    }

    private static RotationOrder expiring(Long timestamp, Lifespan lifespan) {
        return new RotationOrder(null, null, new RotationOrder.Expiry(timestamp, lifespan), false);
    }

    private EntityToken put(TokenDraft draft) {
        EntityToken token = draft.build();
        tokens.put(token, Secrets.first(GivenSecret.hash(1), 1_000));
        return token;
    }

    private IssuedToken rotate(EntityToken token, RotationOrder order) {
        return rotate(token, order, TokenPolicy.NONE, NOW);
    }

    private IssuedToken rotate(
            EntityToken token, RotationOrder order, TokenPolicy policy, long now) {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(now), ZoneOffset.UTC);
        return new SecretRotation(tokens, policy, clock).rotate(token, order);
    }

    private SecretEnd endOfTheFirst(EntityToken token) {
        return tokens.secrets(token).find(1).orElseThrow().end();
    }

    @Test
    void rotatedTokenIsOfTheNextGenerationAndKnownByItsNewSecret() {
        EntityToken token = put(TokenDraft.sap());

        IssuedToken issued = rotate(token, PLAIN);

        Presented presented = Presented.of(issued.secret().reveal()).orElseThrow();
        assertThat(presented.id()).isEqualTo(token.id());
        assertThat(issued.token().life().generation()).isEqualTo(2);
        assertThat(issued.token().life().secretCreatedTimestamp()).isEqualTo(NOW);
        assertThat(tokens.secrets(token).current())
                .isEqualTo(Secret.current(2, presented.hash(), NOW));
    }

    @Test
    void olderSecretStaysGoodForADayByDefault() {
        EntityToken token = put(TokenDraft.sap());
        rotate(token, PLAIN);

        assertThat(endOfTheFirst(token)).isEqualTo(new SecretEnd(NOW + DAY, Cause.TIME));
    }

    @Test
    void olderSecretStaysGoodAsLongAsWasAskedFor() {
        EntityToken token = put(TokenDraft.sap());
        rotate(token, order("P30D"));

        assertThat(endOfTheFirst(token)).isEqualTo(new SecretEnd(NOW + 30 * DAY, Cause.TIME));
    }

    @Test
    void olderSecretEndsAtOnceWithoutAnOverlap() {
        EntityToken token = put(TokenDraft.sap());
        rotate(token, order("PT0S"));

        assertThat(endOfTheFirst(token)).isEqualTo(new SecretEnd(NOW, Cause.REPLACED));
    }

    @Test
    void shorterLimitOfThePolicyIsTheDefault() {
        EntityToken token = put(TokenDraft.sap());
        rotate(token, PLAIN, limit("PT1H"), NOW);

        assertThat(endOfTheFirst(token)).isEqualTo(new SecretEnd(NOW + HOUR, Cause.TIME));
    }

    @Test
    void longerLimitOfThePolicyIsNotTheDefault() {
        EntityToken token = put(TokenDraft.sap());
        rotate(token, PLAIN, limit("P7D"), NOW);

        assertThat(endOfTheFirst(token)).isEqualTo(new SecretEnd(NOW + DAY, Cause.TIME));
    }

    @Test
    void policyWithoutAnyOverlapEndsTheOlderSecretAtOnce() {
        EntityToken token = put(TokenDraft.sap());
        rotate(token, PLAIN, limit("PT0S"), NOW);

        assertThat(endOfTheFirst(token)).isEqualTo(new SecretEnd(NOW, Cause.REPLACED));
    }

    @Test
    void overlapBeyondThePolicyIsRefusedAndNothingChanges() {
        EntityToken token = put(TokenDraft.sap());

        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> rotate(token, order("PT1H0.001S"), limit("PT1H"), NOW))
                .withMessage("overlap must be at most PT1H, by the policy")
                .extracting(InvalidValueException::field)
                .isEqualTo("overlap");
        assertThat(tokens.secrets(token)).isEqualTo(Secrets.first(GivenSecret.hash(1), 1_000));
        assertThat(tokens.findForUpdate(null, token.id())).contains(token);
    }

    @Test
    void overlapOfThePolicysLimitIsTaken() {
        EntityToken token = put(TokenDraft.sap());
        rotate(token, order("PT1H"), limit("PT1H"), NOW);

        assertThat(endOfTheFirst(token)).isEqualTo(new SecretEnd(NOW + HOUR, Cause.TIME));
    }

    private static TokenPolicy limit(String overlap) {
        return new TokenPolicy(Duration.parse(overlap), null, null);
    }

    static Stream<TokenDraft> doubtful() {
        return Stream.of(
                TokenDraft.sap().disabled(),
                TokenDraft.sap().expires(NOW),
                TokenDraft.sap().suspected(NOW - DAY),
                TokenDraft.sap().disabled(DisabledReason.REUSED));
    }

    @ParameterizedTest
    @MethodSource("doubtful")
    void olderSecretOfATokenInDoubtEndsAtOnce(TokenDraft draft) {
        EntityToken token = put(draft);
        rotate(token, PLAIN);

        assertThat(endOfTheFirst(token)).isEqualTo(new SecretEnd(NOW, Cause.REPLACED));
    }

    @ParameterizedTest
    @MethodSource("doubtful")
    void overlapForATokenInDoubtIsRefused(TokenDraft draft) {
        EntityToken token = put(draft);

        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> rotate(token, order("PT1S")))
                .withMessage("overlap must be PT0S: the token is expired, disabled or suspected")
                .extracting(InvalidValueException::field)
                .isEqualTo("overlap");
    }

    @ParameterizedTest
    @MethodSource("doubtful")
    void explicitEndAtOnceOfATokenInDoubtIsTaken(TokenDraft draft) {
        EntityToken token = put(draft);
        rotate(token, order("PT0S"));

        assertThat(endOfTheFirst(token)).isEqualTo(new SecretEnd(NOW, Cause.REPLACED));
    }

    /** Whoever goes on with it has found it: there is no hour of grace. */
    @Test
    void leakedSecretEndsEarly() {
        EntityToken token = put(TokenDraft.sap().disabled(DisabledReason.LEAKED));
        rotate(token, PLAIN);

        assertThat(endOfTheFirst(token)).isEqualTo(new SecretEnd(NOW, Cause.EARLY));
    }

    @Test
    void rotationClearsWhyTheServerDisabledTheTokenAndLeavesItDisabled() {
        EntityToken token = put(TokenDraft.sap().disabled(DisabledReason.LEAKED));

        EntityToken rotated = rotate(token, PLAIN).token();

        assertThat(rotated.life().isRotationRequired()).isFalse();
        assertThat(rotated.enabled()).isFalse();
    }

    @Test
    void rotationByAnAdminClearsTheSuspicion() {
        EntityToken token = put(TokenDraft.sap().suspected(500));

        assertThat(rotate(token, PLAIN).token().life().isSuspected()).isFalse();
    }

    /** A thief can rotate as well as the holder. */
    @Test
    void rotationByTheHolderLeavesTheSuspicion() {
        EntityToken token = put(TokenDraft.sap().suspected(500));

        EntityToken rotated = rotate(token, new RotationOrder(null, null, null, true)).token();

        assertThat(rotated.life().suspectedTimestamp()).isEqualTo(500);
    }

    @Test
    void revokedTokenIsNotRotated() {
        EntityToken token = put(TokenDraft.sap().revoked(500));

        assertThatExceptionOfType(TokenStateException.class)
                .isThrownBy(() -> rotate(token, order("PT0S")))
                .withMessage("The token is revoked: it can be deleted, and not be changed");
        assertThat(tokens.secrets(token).older()).isEmpty();
    }

    @Test
    void threeSecretsMayBeGoodAtATime() {
        EntityToken token = put(TokenDraft.sap());
        EntityToken second = rotate(token, order("P2D"), TokenPolicy.NONE, NOW).token();
        rotate(second, order("P1D"), TokenPolicy.NONE, NOW);

        assertThat(tokens.secrets(token).overlapping(NOW))
                .extracting(Secret::endsTimestamp)
                .containsExactly(NOW + DAY, NOW + DAY);
    }

    @Test
    void fourthGoodSecretIsRefusedAndTheNextEndIsNamed() {
        EntityToken token = put(TokenDraft.sap().generation(3));
        tokens.put(
                token,
                new Secrets(
                        GivenSecret.current(3),
                        List.of(
                                GivenSecret.ending(2, NOW + DAY, Cause.TIME),
                                GivenSecret.ending(1, NOW + HOUR, Cause.TIME))));

        assertThatExceptionOfType(TokenStateException.class)
                .isThrownBy(() -> rotate(token, PLAIN))
                .withMessage(
                        "3 secrets of the token are good already; the next one ends at"
                                + " 2026-11-23T13:00:00Z. End one, or rotate with overlap PT0S");
        assertThat(tokens.secrets(token).current()).isEqualTo(GivenSecret.current(3));
    }

    @Test
    void rotationIsPossibleAgainAfterTheNextEnd() {
        EntityToken token = put(TokenDraft.sap());
        EntityToken second = rotate(token, order("PT1H")).token();
        EntityToken third = rotate(second, order("PT2H")).token();

        EntityToken fourth = rotate(third, order("PT1H"), TokenPolicy.NONE, NOW + HOUR).token();

        assertThat(fourth.life().generation()).isEqualTo(4);
    }

    @Test
    void rotationWithoutAnOverlapIsPossibleHoweverManyAreGood() {
        EntityToken token = put(TokenDraft.sap());
        EntityToken second = rotate(token, PLAIN).token();
        EntityToken third = rotate(second, PLAIN).token();

        rotate(third, order("PT0S"));

        assertThat(tokens.secrets(token).overlapping(NOW)).isEmpty();
        assertThat(tokens.secrets(token).current().generation()).isEqualTo(4);
    }

    @Test
    void rotationsByAnAdminLeaveTheLastFiveOlderSecrets() {
        EntityToken token = put(TokenDraft.sap());
        rotateOften(token, order("PT0S"));

        assertThat(tokens.secrets(token).older()).hasSize(Secrets.MAX_OLDER);
    }

    /** Else a thief could rotate so often that nobody knows the holder's secret again. */
    @Test
    void rotationsByTheHolderLeaveAllSecretsOfTheLastDay() {
        EntityToken token = put(TokenDraft.sap());
        rotateOften(token, new RotationOrder(Duration.ZERO, null, null, true));

        assertThat(tokens.secrets(token).find(GivenSecret.hash(1))).isPresent();
        assertThat(tokens.secrets(token).older()).hasSize(8);
    }

    private void rotateOften(EntityToken token, RotationOrder order) {
        EntityToken rotated = token;
        for (int i = 0; i < 8; i++) {
            rotated = rotate(rotated, order, TokenPolicy.NONE, NOW + i).token();
        }
    }

    @Test
    void lifespanIsCountedAnewFromTheRotation() {
        EntityToken token = put(TokenDraft.sap().expires(NOW + DAY).lifespan("P90D"));

        EntityToken rotated = rotate(token, PLAIN).token();

        assertThat(rotated.expiresTimestamp()).isEqualTo(NOW + 90 * DAY);
        assertThat(rotated.life().lifespan()).isEqualTo(new Lifespan("P90D"));
    }

    @Test
    void lifespanOfAnExpiredTokenIsCountedAnew() {
        EntityToken token = put(TokenDraft.sap().expires(NOW - DAY).lifespan("P90D"));

        assertThat(rotate(token, PLAIN).token().isExpiredAt(NOW)).isFalse();
    }

    static final List<Long> DEADLINES = Stream.of(NOW + DAY, NOW - DAY).toList();

    @ParameterizedTest
    @FieldSource("DEADLINES")
    void deadlineStaysPastOrNot(long deadline) {
        EntityToken token = put(TokenDraft.sap().expires(deadline));

        assertThat(rotate(token, PLAIN).token().expiresTimestamp()).isEqualTo(deadline);
    }

    @Test
    void tokenThatNeverExpiresNeverWill() {
        EntityToken token = put(TokenDraft.sap());

        assertThat(rotate(token, PLAIN).token().expiresTimestamp()).isNull();
    }

    @Test
    void givenDeadlineReplacesTheLifespan() {
        EntityToken token = put(TokenDraft.sap().expires(NOW + DAY).lifespan("P90D"));

        EntityToken rotated = rotate(token, expiring(NOW + HOUR, null)).token();

        assertThat(rotated.expiresTimestamp()).isEqualTo(NOW + HOUR);
        assertThat(rotated.life().lifespan()).isNull();
    }

    @Test
    void givenLifespanReplacesTheDeadline() {
        EntityToken token = put(TokenDraft.sap().expires(NOW + DAY));
        Lifespan week = new Lifespan("P1W");

        EntityToken rotated = rotate(token, expiring(week.endFrom(NOW), week)).token();

        assertThat(rotated.expiresTimestamp()).isEqualTo(NOW + 7 * DAY);
        assertThat(rotated.life().lifespan()).isEqualTo(week);
    }

    @Test
    void givenExpiryOfNothingIsNever() {
        EntityToken token = put(TokenDraft.sap().expires(NOW + DAY).lifespan("P90D"));

        EntityToken rotated = rotate(token, expiring(null, null)).token();

        assertThat(rotated.expiresTimestamp()).isNull();
        assertThat(rotated.life().lifespan()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void givenExpiryThatHasPassedIsRefused(long later) {
        EntityToken token = put(TokenDraft.sap());

        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> rotate(token, expiring(NOW + later, null)))
                .withMessage("expiresTimestamp lies in the past");
    }

    /** Its older secrets end: what counts is how the token is now. */
    @Test
    void newExpiryDoesNotMakeAnExpiredTokenOverlap() {
        EntityToken token = put(TokenDraft.sap().expires(NOW - 1));
        rotate(token, expiring(NOW + DAY, null));

        assertThat(endOfTheFirst(token)).isEqualTo(new SecretEnd(NOW, Cause.REPLACED));
    }

    @Test
    void firstUseOfTheNewSecretEndsTheOlderOnesAfterTheSettle() {
        EntityToken token = put(TokenDraft.sap());
        rotate(token, new RotationOrder(null, Duration.ofMinutes(15), null, false));

        tokens.firstUse(token.id(), 2, NOW + HOUR, "10.0.0.1");

        assertThat(endOfTheFirst(token))
                .isEqualTo(new SecretEnd(NOW + HOUR + HOUR / 4, Cause.TIME));
    }

    @Test
    void firstUseOfTheNewSecretEndsNoneWithoutASettle() {
        EntityToken token = put(TokenDraft.sap());
        rotate(token, PLAIN);

        tokens.firstUse(token.id(), 2, NOW + HOUR, "10.0.0.1");

        assertThat(endOfTheFirst(token)).isEqualTo(new SecretEnd(NOW + DAY, Cause.TIME));
    }

    @Test
    void rotatedSecretsAreAllDifferent() {
        EntityToken token = put(TokenDraft.sap());

        IssuedToken second = rotate(token, PLAIN);
        IssuedToken third = rotate(second.token(), PLAIN);

        assertThat(third.secret().reveal().substring(27))
                .isNotEqualTo(second.secret().reveal().substring(27));
    }
}
