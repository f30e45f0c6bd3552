package io.entitytokens.token.issue;

import static io.entitytokens.token.issue.RotatedTokens.DAY;
import static io.entitytokens.token.issue.RotatedTokens.HOUR;
import static io.entitytokens.token.issue.RotatedTokens.NOW;
import static io.entitytokens.token.issue.RotatedTokens.PLAIN;
import static io.entitytokens.token.issue.RotatedTokens.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.entitytokens.token.DisabledReason;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.secret.SecretEnd;
import io.entitytokens.token.secret.SecretEnd.Cause;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What leaves an older secret no overlap, or ends it before that is over. */
final class OlderSecretEndTest {

    private final RotatedTokens tokens = new RotatedTokens();

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
        EntityToken token = tokens.put(draft);
        tokens.rotate(token, PLAIN);

        assertThat(tokens.endOfTheFirst(token)).isEqualTo(new SecretEnd(NOW, Cause.REPLACED));
    }

    @ParameterizedTest
    @MethodSource("doubtful")
    void overlapForATokenInDoubtIsRefused(TokenDraft draft) {
        EntityToken token = tokens.put(draft);

        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> tokens.rotate(token, order("PT1S")))
                .withMessage("overlap must be PT0S: the token is expired, disabled or suspected")
                .extracting(InvalidValueException::field)
                .isEqualTo("overlap");
    }

    @ParameterizedTest
    @MethodSource("doubtful")
    void explicitEndAtOnceOfATokenInDoubtIsTaken(TokenDraft draft) {
        EntityToken token = tokens.put(draft);
        tokens.rotate(token, order("PT0S"));

        assertThat(tokens.endOfTheFirst(token)).isEqualTo(new SecretEnd(NOW, Cause.REPLACED));
    }

    /** Whoever goes on with it has found it: there is no hour of grace. */
    @Test
    void leakedSecretEndsEarly() {
        EntityToken token = tokens.put(TokenDraft.sap().disabled(DisabledReason.LEAKED));
        tokens.rotate(token, PLAIN);

        assertThat(tokens.endOfTheFirst(token)).isEqualTo(new SecretEnd(NOW, Cause.EARLY));
    }

    @Test
    void firstUseOfTheNewSecretEndsTheOlderOnesAfterTheSettle() {
        EntityToken token = tokens.put(TokenDraft.sap());
        tokens.rotate(token, new RotationOrder(null, Duration.ofMinutes(15), null, false));

        tokens.store.firstUse(token.id(), 2, NOW + HOUR, "10.0.0.1");

        assertThat(tokens.endOfTheFirst(token))
                .isEqualTo(new SecretEnd(NOW + HOUR + HOUR / 4, Cause.TIME));
    }

    @Test
    void firstUseOfTheNewSecretEndsNoneWithoutASettle() {
        EntityToken token = tokens.put(TokenDraft.sap());
        tokens.rotate(token, PLAIN);

        tokens.store.firstUse(token.id(), 2, NOW + HOUR, "10.0.0.1");

        assertThat(tokens.endOfTheFirst(token)).isEqualTo(new SecretEnd(NOW + DAY, Cause.TIME));
    }
}
