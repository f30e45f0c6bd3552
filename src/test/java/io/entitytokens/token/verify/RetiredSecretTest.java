package io.entitytokens.token.verify;

import static io.entitytokens.token.verify.PresentedToken.NOW;
import static io.entitytokens.token.verify.PresentedToken.READ_INVOICE;
import static io.entitytokens.token.verify.PresentedToken.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.format.ReferenceFormat;
import io.entitytokens.token.format.TokenFormat;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.secret.SecretEnd;
import io.entitytokens.token.secret.SecretEnd.Cause;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A token has several secrets while clients change from one to the next. */
final class RetiredSecretTest {

    private static final SecretEnd AHEAD = new SecretEnd(NOW + 1, Cause.TIME);
    private static final SecretEnd PAST = new SecretEnd(NOW, Cause.TIME);
    private static final Demand ELSEWHERE =
            new Demand("another realm", "invoice", Permissions.NONE);

    private final RotatedToken rotated = new RotatedToken();
    private final TokenVerifier verifier = rotated.verifier;
    private final TokenId id = rotated.newer.id();

    private Verdict.Accepted accepted(String presented) {
        return (Verdict.Accepted) verifier.verify(presented, READ_INVOICE);
    }

    @Test
    void bothSecretsAreAcceptedUntilTheOlderOneEnds() {
        rotated.put(AHEAD);

        assertThat(accepted(rotated.current).secret().generation()).isEqualTo(2);
        assertThat(accepted(rotated.older).secret().generation()).isEqualTo(1);
        assertThat(accepted(rotated.older).secret().endsTimestamp()).isEqualTo(NOW + 1);
    }

    @Test
    void retiredSecretIsRefusedForItsOwnReasonAndNamed() {
        rotated.put(PAST);
        StoredToken stored = rotated.sap.tokens.find(id).orElseThrow();

        assertThat(verifier.verify(rotated.older, READ_INVOICE))
                .isEqualTo(
                        Verdict.Refused.retired(
                                stored, RotatedToken.older(rotated.sap.generated, PAST)));
        assertThat(reason(verifier.verify(rotated.older, READ_INVOICE)))
                .contains(Reason.RETIRED_SECRET);
    }

    @Test
    void currentSecretIsGoodAfterTheOlderOneEnds() {
        rotated.put(PAST);

        assertThat(accepted(rotated.current).secret().generation()).isEqualTo(2);
    }

    /** This node's clock may be behind that of the node where it was ended. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "TIME")
    void secretThatWasEndedIsRetiredWhateverTheClockSays(Cause cause) {
        rotated.put(new SecretEnd(NOW + 60_000, cause));

        assertThat(reason(verifier.verify(rotated.older, READ_INVOICE)))
                .contains(Reason.RETIRED_SECRET);
    }

    /** Else another realm's admin learned what was a secret here. */
    @Test
    void retiredSecretIsUnknownInAnotherRealm() {
        rotated.put(PAST);

        assertThat(verifier.verify(rotated.older, ELSEWHERE))
                .isEqualTo(Verdict.Refused.of(Reason.UNKNOWN, id));
        assertThat(verifier.verifySecret(rotated.older, "another realm"))
                .isEqualTo(Verdict.Refused.of(Reason.UNKNOWN, id));
    }

    @Test
    void secretThatTheTokenNeverHadIsWrong() {
        rotated.put(PAST);
        String body = rotated.older.substring(0, 27) + "0".repeat(43);

        Verdict verdict = verifier.verify(body + ReferenceFormat.checksum(body), READ_INVOICE);

        assertThat(verdict)
                .isEqualTo(
                        Verdict.Refused.of(
                                Reason.WRONG_SECRET, rotated.sap.tokens.find(id).orElseThrow()));
    }

    @Test
    void forgottenSecretIsWrong() {
        rotated.put(PAST);
        rotated.sap.tokens.removeEndedSecrets(NOW + 1, 10);

        assertThat(reason(verifier.verify(rotated.older, READ_INVOICE)))
                .contains(Reason.WRONG_SECRET);
    }

    @Test
    void secretOfAnotherTokenIsWrong() {
        rotated.put(AHEAD);
        TokenFormat.Generated another = TokenFormat.generate(new SecureRandom());
        String body = rotated.older.substring(0, 27) + another.secret().reveal().substring(27, 70);

        assertThat(reason(verifier.verify(body + ReferenceFormat.checksum(body), READ_INVOICE)))
                .contains(Reason.WRONG_SECRET);
    }

    /** Who has no good secret is told nothing of the token's state. */
    @Test
    void retiredSecretComesBeforeEveryObjectionToTheState() {
        rotated.sap.tokens.change(EntityDraft.invoice().named("customer").disabled().build());
        rotated.put(rotated.sap.draft().disabled().expires(NOW - 1).revoked(NOW - 1), PAST);

        assertThat(reason(verifier.verify(rotated.older, READ_INVOICE)))
                .contains(Reason.RETIRED_SECRET);
        assertThat(reason(verifier.verify(rotated.current, READ_INVOICE))).contains(Reason.REVOKED);
    }

    @Test
    void retiredSecretComesBeforeAShutDemand() {
        rotated.put(PAST);
        Demand shut = READ_INVOICE.shut(Reason.ISSUER_DISABLED);

        assertThat(reason(verifier.verify(rotated.older, shut))).contains(Reason.RETIRED_SECRET);
    }

    @Test
    void jwtOfEitherSecretIsGoodUntilTheOlderOneEnds() {
        rotated.put(AHEAD);

        for (int generation : new int[] {1, 2}) {
            assertThat(verifier.verifyIssued(id, generation, READ_INVOICE))
                    .isInstanceOfSatisfying(
                            Verdict.Accepted.class,
                            accepted ->
                                    assertThat(accepted.secret().generation())
                                            .isEqualTo(generation));
        }
    }

    /** Nobody presented that: it is no sign of a thief. */
    @Test
    void jwtOfARetiredSecretIsRefusedAndNoSecretNamed() {
        rotated.put(PAST);
        StoredToken stored = rotated.sap.tokens.find(id).orElseThrow();

        assertThat(verifier.verifyIssued(id, 1, READ_INVOICE))
                .isEqualTo(Verdict.Refused.of(Reason.RETIRED_SECRET, stored));
        assertThat(verifier.verifyIssued(id, 2, READ_INVOICE)).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void jwtOfAForgottenOrImpossibleGenerationIsRefused() {
        rotated.put(PAST);
        rotated.sap.tokens.removeEndedSecrets(NOW + 1, 10);

        for (int generation : new int[] {1, 0, 3, -1}) {
            assertThat(reason(verifier.verifyIssued(id, generation, READ_INVOICE)))
                    .contains(Reason.RETIRED_SECRET);
        }
    }

    @Test
    void jwtOfARetiredSecretIsUnknownInAnotherRealm() {
        rotated.put(PAST);

        assertThat(verifier.verifyIssued(id, 1, ELSEWHERE))
                .isEqualTo(Verdict.Refused.of(Reason.UNKNOWN, id));
    }
}
