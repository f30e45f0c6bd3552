package io.entitytokens.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ReasonTest {

    /** Events and metrics name them, and people search and alert by the names. */
    @Test
    void reasonsHaveTheirDocumentedNames() {
        assertThat(Reason.values())
                .extracting(Reason::value)
                .containsExactly(
                        "malformed",
                        "unknown",
                        "wrong_secret",
                        "retired_secret",
                        "revoked",
                        "wrong_id",
                        "expired",
                        "entity_disabled",
                        "disabled",
                        "address_not_allowed",
                        "address_unknown",
                        "policy_violation",
                        "not_in_audience",
                        "no_audience",
                        "wrong_audience",
                        "wrong_entity",
                        "missing_permission",
                        "rate_limited",
                        "rotation_refused",
                        "unknown_scope",
                        "public_client",
                        "unauthenticated_caller",
                        "unsupported_token_type",
                        "unsupported_resource_type",
                        "unsupported_method",
                        "no_credential",
                        "several_credentials",
                        "misplaced_token",
                        "incomplete_request",
                        "invalid_forwarded_header",
                        "realm_disabled",
                        "issuer_disabled",
                        "tls_required",
                        "unavailable");
    }

    @Test
    void onlyFaultsOfTheTokenAreAboutTheToken() {
        assertThat(Arrays.stream(Reason.values()).filter(Reason::isAboutTheToken))
                .containsExactly(
                        Reason.MALFORMED,
                        Reason.UNKNOWN,
                        Reason.WRONG_SECRET,
                        Reason.RETIRED_SECRET,
                        Reason.REVOKED,
                        Reason.WRONG_ID,
                        Reason.EXPIRED,
                        Reason.ENTITY_DISABLED,
                        Reason.DISABLED,
                        Reason.ADDRESS_NOT_ALLOWED,
                        Reason.ADDRESS_UNKNOWN,
                        Reason.POLICY_VIOLATION,
                        Reason.NOT_IN_AUDIENCE);
    }
}
