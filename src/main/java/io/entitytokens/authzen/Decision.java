package io.entitytokens.authzen;

import io.entitytokens.token.EntityToken;
import io.entitytokens.token.LimitReached;
import io.entitytokens.token.Reason;
import io.entitytokens.token.verify.Verdict;
import java.util.Map;

/**
 * The answer to one question, as the standard writes it (section 5.5).
 *
 * @param context what else the caller may know
 */
record Decision(boolean decision, Map<String, Object> context) {

    /** Whatever is wrong with a token that the caller has no part in, this is all it hears. */
    private static final String NO_GOOD = "invalid_token";

    /**
     * @param callerId internal id of the client that asks
     */
    static Decision of(Verdict verdict, String callerId) {
        if (verdict instanceof Verdict.Accepted accepted) {
            EntityToken token = accepted.token();
            return new Decision(
                    true,
                    Map.of(
                            "entity_token_id",
                            token.id().value(),
                            "entity_token_name",
                            token.name()));
        }
        Verdict.Refused refused = verdict.refusal().orElseThrow();
        if (refused.limit().isPresent()) {
            return limited(refused.reason(), refused.limit().get());
        }
        return new Decision(
                false,
                Map.of(
                        "reason",
                        isAboutTheQuestion(refused.reason()) || mayKnow(refused, callerId)
                                ? refused.reason().value()
                                : NO_GOOD));
    }

    /** Whoever hears of a limit would have been accepted but for it, and may know all of it. */
    private static Decision limited(Reason reason, LimitReached limit) {
        return new Decision(
                false, Map.of("reason", reason.value(), "retry_after", limit.retryAfterSeconds()));
    }

    /** Such a reason follows from what the caller itself has sent. */
    private static boolean isAboutTheQuestion(Reason reason) {
        return switch (reason) {
            case UNSUPPORTED_TOKEN_TYPE, UNSUPPORTED_RESOURCE_TYPE, UNSUPPORTED_METHOD -> true;
            default -> false;
        };
    }

    /** The token was shown whole, and the caller is a resource server of its entity. */
    private static boolean mayKnow(Verdict.Refused refused, String callerId) {
        return refused.reason() != Reason.WRONG_SECRET
                && refused.reason() != Reason.RETIRED_SECRET
                && refused.stored()
                        .filter(stored -> stored.entity().audience().contains(callerId))
                        .isPresent();
    }
}
