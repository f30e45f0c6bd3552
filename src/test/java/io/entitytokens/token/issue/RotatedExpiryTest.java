package io.entitytokens.token.issue;

import static io.entitytokens.token.issue.RotatedTokens.DAY;
import static io.entitytokens.token.issue.RotatedTokens.HOUR;
import static io.entitytokens.token.issue.RotatedTokens.NOW;
import static io.entitytokens.token.issue.RotatedTokens.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.entitytokens.token.EntityToken;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.Lifespan;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.secret.SecretEnd;
import io.entitytokens.token.secret.SecretEnd.Cause;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a token expires after its rotation. */
final class RotatedExpiryTest {

    private final RotatedTokens tokens = new RotatedTokens();

    private static RotationOrder expiring(Long timestamp, Lifespan lifespan) {
        return new RotationOrder(null, null, new RotationOrder.Expiry(timestamp, lifespan), false);
    }

    @Test
    void lifespanIsCountedAnewFromTheRotation() {
        EntityToken token = tokens.put(TokenDraft.sap().expires(NOW + DAY).lifespan("P90D"));

        EntityToken rotated = tokens.rotate(token, PLAIN).token();

        assertThat(rotated.expiresTimestamp()).isEqualTo(NOW + 90 * DAY);
        assertThat(rotated.life().lifespan()).isEqualTo(new Lifespan("P90D"));
    }

    @Test
    void lifespanOfAnExpiredTokenIsCountedAnew() {
        EntityToken token = tokens.put(TokenDraft.sap().expires(NOW - DAY).lifespan("P90D"));

        assertThat(tokens.rotate(token, PLAIN).token().isExpiredAt(NOW)).isFalse();
    }

    static final List<Long> DEADLINES = Stream.of(NOW + DAY, NOW - DAY).toList();

    @ParameterizedTest
    @FieldSource("DEADLINES")
    void deadlineStaysPastOrNot(long deadline) {
        EntityToken token = tokens.put(TokenDraft.sap().expires(deadline));

        assertThat(tokens.rotate(token, PLAIN).token().expiresTimestamp()).isEqualTo(deadline);
    }

    @Test
    void tokenThatNeverExpiresNeverWill() {
        EntityToken token = tokens.put(TokenDraft.sap());

        assertThat(tokens.rotate(token, PLAIN).token().expiresTimestamp()).isNull();
    }

    @Test
    void givenDeadlineReplacesTheLifespan() {
        EntityToken token = tokens.put(TokenDraft.sap().expires(NOW + DAY).lifespan("P90D"));

        EntityToken rotated = tokens.rotate(token, expiring(NOW + HOUR, null)).token();

        assertThat(rotated.expiresTimestamp()).isEqualTo(NOW + HOUR);
        assertThat(rotated.life().lifespan()).isNull();
    }

    @Test
    void givenLifespanReplacesTheDeadline() {
        EntityToken token = tokens.put(TokenDraft.sap().expires(NOW + DAY));
        Lifespan week = new Lifespan("P1W");

        EntityToken rotated = tokens.rotate(token, expiring(week.endFrom(NOW), week)).token();

        assertThat(rotated.expiresTimestamp()).isEqualTo(NOW + 7 * DAY);
        assertThat(rotated.life().lifespan()).isEqualTo(week);
    }

    @Test
    void givenExpiryOfNothingIsNever() {
        EntityToken token = tokens.put(TokenDraft.sap().expires(NOW + DAY).lifespan("P90D"));

        EntityToken rotated = tokens.rotate(token, expiring(null, null)).token();

        assertThat(rotated.expiresTimestamp()).isNull();
        assertThat(rotated.life().lifespan()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void givenExpiryThatHasPassedIsRefused(long later) {
        EntityToken token = tokens.put(TokenDraft.sap());

        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> tokens.rotate(token, expiring(NOW + later, null)))
                .withMessage("expiresTimestamp lies in the past");
    }

    /** Its older secrets end: what counts is how the token is now. */
    @Test
    void newExpiryDoesNotMakeAnExpiredTokenOverlap() {
        EntityToken token = tokens.put(TokenDraft.sap().expires(NOW - 1));
        tokens.rotate(token, expiring(NOW + DAY, null));

        assertThat(tokens.endOfTheFirst(token)).isEqualTo(new SecretEnd(NOW, Cause.REPLACED));
    }
}
