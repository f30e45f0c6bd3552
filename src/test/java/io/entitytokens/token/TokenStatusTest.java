package io.entitytokens.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenStatusTest {

    private static final long NOW = 1_000;

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

        assertThat(TokenStatus.of(token, entityEnabled, NOW)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"true, true, true", "true, false, false", "false, true, true"})
    void revokedComesBeforeAllElse(boolean expired, boolean entityEnabled, boolean enabled) {
        TokenDraft draft = TokenDraft.sap().revoked(NOW - 1).expires(expired ? NOW : NOW + 1);
        EntityToken token = (enabled ? draft : draft.disabled()).build();

        assertThat(TokenStatus.of(token, entityEnabled, NOW)).isEqualTo(TokenStatus.REVOKED);
    }

    @Test
    void tokenWithoutExpiryStaysActive() {
        assertThat(TokenStatus.of(TokenDraft.sap().build(), true, Long.MAX_VALUE))
                .isEqualTo(TokenStatus.ACTIVE);
    }

    @Test
    void statusHasItsWireNameAndIsFoundByIt() {
        assertThat(TokenStatus.values())
                .extracting(TokenStatus::value)
                .containsExactly("revoked", "expired", "entity_disabled", "disabled", "active");
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
