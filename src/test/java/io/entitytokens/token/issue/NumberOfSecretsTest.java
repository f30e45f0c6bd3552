package io.entitytokens.token.issue;

import static io.entitytokens.token.issue.RotatedTokens.DAY;
import static io.entitytokens.token.issue.RotatedTokens.HOUR;
import static io.entitytokens.token.issue.RotatedTokens.NOW;
import static io.entitytokens.token.issue.RotatedTokens.PLAIN;
import static io.entitytokens.token.issue.RotatedTokens.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.entitytokens.token.EntityToken;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.TokenStateException;
import io.entitytokens.token.secret.GivenSecret;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.secret.SecretEnd.Cause;
import io.entitytokens.token.secret.Secrets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many secrets of a token may be good at a time, and how many older ones stay known. */
final class NumberOfSecretsTest {

    private final RotatedTokens tokens = new RotatedTokens();

    @Test
    void threeSecretsMayBeGoodAtATime() {
        EntityToken token = tokens.put(TokenDraft.sap());
        EntityToken second = tokens.rotate(token, order("P2D"), TokenPolicy.NONE, NOW).token();
        tokens.rotate(second, order("P1D"), TokenPolicy.NONE, NOW);

        assertThat(tokens.secrets(token).overlapping(NOW))
                .extracting(Secret::endsTimestamp)
                .containsExactly(NOW + DAY, NOW + DAY);
    }

    @Test
    void fourthGoodSecretIsRefusedAndTheNextEndIsNamed() {
        EntityToken token = tokens.put(TokenDraft.sap().generation(3));
        tokens.store.put(
                token,
                new Secrets(
                        GivenSecret.current(3),
                        List.of(
                                GivenSecret.ending(2, NOW + DAY, Cause.TIME),
                                GivenSecret.ending(1, NOW + HOUR, Cause.TIME))));

        assertThatExceptionOfType(TokenStateException.class)
                .isThrownBy(() -> tokens.rotate(token, PLAIN))
                .withMessage(
                        "3 secrets of the token are good already; the next one ends at"
                                + " 2026-11-23T13:00:00Z. End one, or rotate with overlap PT0S");
        assertThat(tokens.secrets(token).current()).isEqualTo(GivenSecret.current(3));
    }

    @Test
    void rotationIsPossibleAgainAfterTheNextEnd() {
        EntityToken token = tokens.put(TokenDraft.sap());
        EntityToken second = tokens.rotate(token, order("PT1H")).token();
        EntityToken third = tokens.rotate(second, order("PT2H")).token();

        EntityToken fourth =
                tokens.rotate(third, order("PT1H"), TokenPolicy.NONE, NOW + HOUR).token();

        assertThat(fourth.life().generation()).isEqualTo(4);
    }

    @Test
    void rotationWithoutAnOverlapIsPossibleHoweverManyAreGood() {
        EntityToken token = tokens.put(TokenDraft.sap());
        EntityToken second = tokens.rotate(token, PLAIN).token();
        EntityToken third = tokens.rotate(second, PLAIN).token();

        tokens.rotate(third, order("PT0S"));

        assertThat(tokens.secrets(token).overlapping(NOW)).isEmpty();
        assertThat(tokens.secrets(token).current().generation()).isEqualTo(4);
    }

    @Test
    void rotationsByAnAdminLeaveTheLastFiveOlderSecrets() {
        EntityToken token = tokens.put(TokenDraft.sap());
        rotateOften(token, order("PT0S"));

        assertThat(tokens.secrets(token).older()).hasSize(Secrets.MAX_OLDER);
    }

    /** Else a thief could rotate so often that nobody knows the holder's secret again. */
    @Test
    void rotationsByTheHolderLeaveAllSecretsOfTheLastDay() {
        EntityToken token = tokens.put(TokenDraft.sap());
        rotateOften(token, new RotationOrder(Duration.ZERO, null, null, true));

        assertThat(tokens.secrets(token).find(GivenSecret.hash(1))).isPresent();
        assertThat(tokens.secrets(token).older()).hasSize(8);
    }

    private void rotateOften(EntityToken token, RotationOrder order) {
        EntityToken rotated = token;
        for (int i = 0; i < 8; i++) {
            rotated = tokens.rotate(rotated, order, TokenPolicy.NONE, NOW + i).token();
        }
    }
}
