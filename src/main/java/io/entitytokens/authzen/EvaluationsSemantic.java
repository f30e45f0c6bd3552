package io.entitytokens.authzen;

import io.entitytokens.token.InvalidValueException;
import java.util.Arrays;
import java.util.Locale;

/** How far a row of questions is answered (section 7.1.2.1). */
enum EvaluationsSemantic {
    EXECUTE_ALL,
    DENY_ON_FIRST_DENY,
    PERMIT_ON_FIRST_PERMIT;

    private static final String OPTIONS = "options";
    private static final String FIELD = "evaluations_semantic";

    static EvaluationsSemantic of(JsonObject json) {
        if (!json.has(OPTIONS) || !json.object(OPTIONS).has(FIELD)) {
            return EXECUTE_ALL;
        }
        String value = json.object(OPTIONS).text(FIELD);
        return Arrays.stream(values())
                .filter(semantic -> semantic.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(
                        () ->
                                new InvalidValueException(
                                        OPTIONS + "." + FIELD,
                                        "must be execute_all, deny_on_first_deny or"
                                                + " permit_on_first_permit"));
    }

    /** Whether nothing more is to be answered. */
    boolean endsWith(boolean isPermitted) {
        return this == (isPermitted ? PERMIT_ON_FIRST_PERMIT : DENY_ON_FIRST_DENY);
    }
}
