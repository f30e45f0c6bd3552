package io.entitytokens.authzen;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.LimitLevel;
import io.entitytokens.token.LimitReached;
import io.entitytokens.token.RateLimit;
import io.entitytokens.token.Reason;
import io.entitytokens.token.StoredDraft;
import io.entitytokens.token.StoredToken;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.verify.Verdict;
import io.entitytokens.token.verify.Verdicts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DecisionTest {

    private static final String BILLING = "billing-id";
    private static final EntityToken TOKEN = TokenDraft.sap().build();
    private static final Entity INVOICE = EntityDraft.invoice().audience(Set.of(BILLING)).build();
    private static final StoredToken STORED = StoredDraft.of(TOKEN).in(INVOICE).build();

    private static Decision of(Reason reason, String callerId) {
        return Decision.of(Verdict.Refused.of(reason, STORED), callerId);
    }

    private static Decision no(String reason) {
        return new Decision(false, Map.of("reason", reason));
    }

    @Test
    void decisionOnAnAcceptedTokenNamesIt() {
        assertThat(Decision.of(Verdicts.accepted(STORED), BILLING))
                .isEqualTo(
                        new Decision(
                                true,
                                Map.of(
                                        "entity_token_id",
                                        TOKEN.id().value(),
                                        "entity_token_name",
                                        TOKEN.name())));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "REVOKED",
                "EXPIRED",
                "ENTITY_DISABLED",
                "DISABLED",
                "WRONG_ENTITY",
                "MISSING_PERMISSION"
            })
    void callerInTheAudienceIsToldTheReason(Reason reason) {
        assertThat(of(reason, BILLING)).isEqualTo(no(reason.value()));
    }

    /** Even of an entity without any audience, whose tokens' state would be judged before. */
    @ParameterizedTest
    @EnumSource(
            names = {
                "EXPIRED",
                "ENTITY_DISABLED",
                "DISABLED",
                "WRONG_ENTITY",
                "MISSING_PERMISSION",
                "NOT_IN_AUDIENCE",
                "NO_AUDIENCE"
            })
    void callerOutsideTheAudienceIsToldOnlyThatTheTokenIsInvalid(Reason reason) {
        assertThat(of(reason, "crm-id")).isEqualTo(no("invalid_token"));
    }

    @Test
    void wrongRetiredOrUnknownTokenIsJustInvalidEvenToItsAudience() {
        assertThat(of(Reason.WRONG_SECRET, BILLING)).isEqualTo(no("invalid_token"));
        assertThat(of(Reason.RETIRED_SECRET, BILLING)).isEqualTo(no("invalid_token"));
        for (Reason reason : Set.of(Reason.MALFORMED, Reason.UNKNOWN, Reason.WRONG_ID)) {
            assertThat(Decision.of(Verdict.Refused.outright(reason), BILLING))
                    .isEqualTo(no("invalid_token"));
        }
    }

    @Test
    void callerIsToldOfALimitAndWhenToAskAgain() {
        RateLimit limit = new RateLimit("burst", 100, Duration.ofMinutes(1), null);
        LimitLevel level =
                new LimitLevel(limit, 0, Duration.ofMillis(4_500), Duration.ofMinutes(1));

        assertThat(
                        Decision.of(
                                Verdict.Refused.limited(STORED, new LimitReached(List.of(level))),
                                BILLING))
                .isEqualTo(
                        new Decision(false, Map.of("reason", "rate_limited", "retry_after", 5L)));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"UNSUPPORTED_TOKEN_TYPE", "UNSUPPORTED_RESOURCE_TYPE", "UNSUPPORTED_METHOD"})
    void unsupportedQuestionIsAnsweredWithItsReason(Reason reason) {
        assertThat(Decision.of(Verdict.Refused.outright(reason), "crm-id"))
                .isEqualTo(no(reason.value()));
    }
}
