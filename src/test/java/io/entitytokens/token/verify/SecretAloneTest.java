package io.entitytokens.token.verify;

import static io.entitytokens.token.verify.PresentedToken.NOW;
import static io.entitytokens.token.verify.PresentedToken.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.DisabledReason;
import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.Reason;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.format.ReferenceFormat;
import io.entitytokens.token.secret.SecretEnd;
import io.entitytokens.token.secret.SecretEnd.Cause;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever gives a token up, or reports it, has to have its secret and nothing else. */
final class SecretAloneTest {

    private static final SecretEnd AHEAD = new SecretEnd(NOW + 1, Cause.TIME);
    private static final SecretEnd PAST = new SecretEnd(NOW, Cause.TIME);

    private final RotatedToken rotated = new RotatedToken();

    private Verdict verify(String presented) {
        return rotated.verifier.verifySecret(presented, EntityDraft.REALM);
    }

    static Stream<TokenDraft> everyState() {
        return Stream.of(
                TokenDraft.sap(),
                TokenDraft.sap().disabled(),
                TokenDraft.sap().expires(NOW - 1),
                TokenDraft.sap().revoked(NOW - 1),
                TokenDraft.sap().suspected(NOW - 1),
                TokenDraft.sap().disabled(DisabledReason.LEAKED));
    }

    @ParameterizedTest
    @MethodSource("everyState")
    void goodSecretIsAcceptedInEveryStateOfTheToken(TokenDraft draft) {
        rotated.put(draft.id(rotated.newer.id()), AHEAD);

        assertThat(verify(rotated.current)).isInstanceOf(Verdict.Accepted.class);
        assertThat(verify(rotated.older)).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void goodSecretIsAcceptedWhateverTheStateOfEntityAndRealm() {
        rotated.put(AHEAD);
        rotated.sap.tokens.change(EntityDraft.invoice().disabled().build());
        rotated.sap.tokens.switchRealmOff();

        assertThat(verify(rotated.current)).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void acceptedSecretIsTheOneThatWasPresented() {
        rotated.put(AHEAD);

        assertThat(((Verdict.Accepted) verify(rotated.current)).secret().generation()).isEqualTo(2);
        assertThat(((Verdict.Accepted) verify(rotated.older)).secret().generation()).isEqualTo(1);
    }

    @Test
    void retiredSecretIsRefusedAndNamed() {
        rotated.put(PAST);

        assertThat(reason(verify(rotated.older))).contains(Reason.RETIRED_SECRET);
        assertThat(verify(rotated.older).refusal().orElseThrow().retired())
                .contains(RotatedToken.older(rotated.sap.generated, PAST));
    }

    @Test
    void wrongSecretIsRefused() {
        rotated.put(AHEAD);
        String body = rotated.older.substring(0, 27) + "0".repeat(43);

        assertThat(reason(verify(body + ReferenceFormat.checksum(body))))
                .contains(Reason.WRONG_SECRET);
    }

    @Test
    void secretOfAnotherRealmsTokenIsUnknown() {
        rotated.put(AHEAD);

        assertThat(rotated.verifier.verifySecret(rotated.current, "another realm"))
                .isEqualTo(Verdict.Refused.of(Reason.UNKNOWN, rotated.newer.id()));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"ket_", "hunter2"})
    void textThatIsNoTokenIsMalformed(String text) {
        assertThat(verify(text)).isEqualTo(Verdict.Refused.outright(Reason.MALFORMED));
    }

    @Test
    void failedLookupIsUnavailable() {
        rotated.put(AHEAD);
        rotated.sap.tokens.goAway();

        assertThat(reason(verify(rotated.current))).contains(Reason.UNAVAILABLE);
    }
}
