package io.entitytokens.token.issue;

import static io.entitytokens.token.issue.RotatedTokens.DAY;
import static io.entitytokens.token.issue.RotatedTokens.HOUR;
import static io.entitytokens.token.issue.RotatedTokens.NOW;
import static io.entitytokens.token.issue.RotatedTokens.PLAIN;
import static io.entitytokens.token.issue.RotatedTokens.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.entitytokens.token.EntityToken;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.PolicyDraft;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.secret.GivenSecret;
import io.entitytokens.token.secret.SecretEnd;
import io.entitytokens.token.secret.SecretEnd.Cause;
import io.entitytokens.token.secret.Secrets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long an older secret stays good beside the new one: as was asked for, within the policy. */
final class RotationOverlapTest {

    private final RotatedTokens tokens = new RotatedTokens();

    private static TokenPolicy limit(String overlap) {
        return PolicyDraft.ofSecrets(Duration.parse(overlap), null, null);
    }

    @Test
    void olderSecretStaysGoodForADayByDefault() {
        EntityToken token = tokens.put(TokenDraft.sap());
        tokens.rotate(token, PLAIN);

        assertThat(tokens.endOfTheFirst(token)).isEqualTo(new SecretEnd(NOW + DAY, Cause.TIME));
    }

    @Test
    void olderSecretStaysGoodAsLongAsWasAskedFor() {
        EntityToken token = tokens.put(TokenDraft.sap());
        tokens.rotate(token, order("P30D"));

        assertThat(tokens.endOfTheFirst(token))
                .isEqualTo(new SecretEnd(NOW + 30 * DAY, Cause.TIME));
    }

    @Test
    void olderSecretEndsAtOnceWithoutAnOverlap() {
        EntityToken token = tokens.put(TokenDraft.sap());
        tokens.rotate(token, order("PT0S"));

        assertThat(tokens.endOfTheFirst(token)).isEqualTo(new SecretEnd(NOW, Cause.REPLACED));
    }

    @Test
    void shorterLimitOfThePolicyIsTheDefault() {
        EntityToken token = tokens.put(TokenDraft.sap());
        tokens.rotate(token, PLAIN, limit("PT1H"), NOW);

        assertThat(tokens.endOfTheFirst(token)).isEqualTo(new SecretEnd(NOW + HOUR, Cause.TIME));
    }

    @Test
    void longerLimitOfThePolicyIsNotTheDefault() {
        EntityToken token = tokens.put(TokenDraft.sap());
        tokens.rotate(token, PLAIN, limit("P7D"), NOW);

        assertThat(tokens.endOfTheFirst(token)).isEqualTo(new SecretEnd(NOW + DAY, Cause.TIME));
    }

    @Test
    void policyWithoutAnyOverlapEndsTheOlderSecretAtOnce() {
        EntityToken token = tokens.put(TokenDraft.sap());
        tokens.rotate(token, PLAIN, limit("PT0S"), NOW);

        assertThat(tokens.endOfTheFirst(token)).isEqualTo(new SecretEnd(NOW, Cause.REPLACED));
    }

    @Test
    void overlapBeyondThePolicyIsRefusedAndNothingChanges() {
        EntityToken token = tokens.put(TokenDraft.sap());

        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> tokens.rotate(token, order("PT1H0.001S"), limit("PT1H"), NOW))
                .withMessage("overlap must be at most PT1H, by the policy")
                .extracting(InvalidValueException::field)
                .isEqualTo("overlap");
        assertThat(tokens.secrets(token)).isEqualTo(Secrets.first(GivenSecret.hash(1), 1_000));
        assertThat(tokens.store.findForUpdate(null, token.id())).contains(token);
    }

    @Test
    void overlapOfThePolicysLimitIsTaken() {
        EntityToken token = tokens.put(TokenDraft.sap());
        tokens.rotate(token, order("PT1H"), limit("PT1H"), NOW);

        assertThat(tokens.endOfTheFirst(token)).isEqualTo(new SecretEnd(NOW + HOUR, Cause.TIME));
    }
}
