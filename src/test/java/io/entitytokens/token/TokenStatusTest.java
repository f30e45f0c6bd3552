package io.entitytokens.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenStatusTest {

    private static final long NOW = 1_000;

    /** Under a policy that no token here keeps. */
    private static final TokenPolicy BROKEN =
            PolicyDraft.rules().maxLifespan("PT1S").enforceFrom(NOW).build();

    private static TokenStatus of(EntityToken token, boolean entityEnabled) {
        return of(token, entityEnabled, TokenPolicy.NONE);
    }

    private static TokenStatus of(EntityToken token, boolean entityEnabled, TokenPolicy policy) {
        EntityDraft entity = EntityDraft.invoice();
        return TokenStatus.of(
                token, (entityEnabled ? entity : entity.disabled()).build(), policy, NOW);
    }

    @Test
    void policyViolationComesLast() {
        assertThat(of(TokenDraft.sap().build(), true, BROKEN))
                .isEqualTo(TokenStatus.POLICY_VIOLATION);
        assertThat(of(TokenDraft.sap().disabled().build(), true, BROKEN))
                .isEqualTo(TokenStatus.DISABLED);
        assertThat(of(TokenDraft.sap().build(), false, BROKEN))
                .isEqualTo(TokenStatus.ENTITY_DISABLED);
        assertThat(of(TokenDraft.sap().expires(NOW).build(), true, BROKEN))
                .isEqualTo(TokenStatus.EXPIRED);
        assertThat(of(TokenDraft.sap().revoked(NOW).build(), true, BROKEN))
                .isEqualTo(TokenStatus.REVOKED);
    }

    @ParameterizedTest
    @CsvSource({
        // expired, entity enabled, token enabled
        "true, true, true, EXPIRED",
        "true, true, false, EXPIRED",
        "true, false, true, EXPIRED",
        "true, false, false, EXPIRED",
        "false, false, true, ENTITY_DISABLED",
        "false, false, false, ENTITY_DISABLED",
        "false, true, false, DISABLED",
        "false, true, true, ACTIVE"
    })
    void statusIsTheFirstConditionThatHolds(
            boolean expired, boolean entityEnabled, boolean enabled, TokenStatus status) {
        TokenDraft draft = TokenDraft.sap().expires(expired ? NOW : NOW + 1);
        EntityToken token = (enabled ? draft : draft.disabled()).build();

        assertThat(of(token, entityEnabled)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"true, true, true", "true, false, false", "false, true, true"})
    void revokedComesBeforeAllElse(boolean expired, boolean entityEnabled, boolean enabled) {
        TokenDraft draft = TokenDraft.sap().revoked(NOW - 1).expires(expired ? NOW : NOW + 1);
        EntityToken token = (enabled ? draft : draft.disabled()).build();

        assertThat(of(token, entityEnabled)).isEqualTo(TokenStatus.REVOKED);
    }

    @Test
    void tokenWithoutExpiryStaysActive() {
        assertThat(
                        TokenStatus.of(
                                TokenDraft.sap().build(),
                                EntityDraft.invoice().build(),
                                TokenPolicy.NONE,
                                Long.MAX_VALUE))
                .isEqualTo(TokenStatus.ACTIVE);
    }

    @Test
    void statusHasItsWireNameAndIsFoundByIt() {
        assertThat(TokenStatus.values())
                .extracting(TokenStatus::value)
                .containsExactly(
                        "revoked",
                        "expired",
                        "entity_disabled",
                        "disabled",
                        "policy_violation",
                        "active");
        for (TokenStatus status : TokenStatus.values()) {
            assertThat(TokenStatus.of(status.value())).contains(status);
        }
    }

    @Test
    void everyStatusButActiveIsRefusedForTheReasonOfItsName() {
        for (TokenStatus status : TokenStatus.values()) {
            assertThat(status.refusal().map(Reason::value).orElse("active"))
                    .isEqualTo(status.value());
        }
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"ACTIVE", "entity-disabled", "active ", "unknown"})
    void unknownNameYieldsNoStatus(String value) {
        assertThat(TokenStatus.of(value)).isEmpty();
    }
}
