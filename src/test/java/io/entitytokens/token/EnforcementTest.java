package io.entitytokens.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** What rules do to tokens that are older than they. */
final class EnforcementTest {

    private static final long NOW = 1_000_000_000;
    private static final long DAY = 86_400_000;

    /** It was granted at 1,000. */
    private static final long GRANTED = 1_000;

    private static PolicyDraft enforced() {
        return PolicyDraft.rules().enforceFrom(NOW);
    }

    private static boolean isRefused(TokenDraft token, PolicyDraft policy) {
        return isRefused(token, EntityDraft.invoice(), policy, NOW);
    }

    private static boolean isRefused(
            TokenDraft token, EntityDraft entity, PolicyDraft policy, long now) {
        return TokenStatus.of(token.build(), entity.build(), policy.build(), now)
                == TokenStatus.POLICY_VIOLATION;
    }

    @Test
    void tokenThatWasGrantedLongerThanTheLimitIsRefused() {
        PolicyDraft twentyDays = enforced().maxLifespan("P20D");

        assertThat(isRefused(TokenDraft.sap().expires(GRANTED + 20 * DAY), twentyDays)).isFalse();
        assertThat(isRefused(TokenDraft.sap().expires(GRANTED + 20 * DAY + 1), twentyDays))
                .isTrue();
        assertThat(isRefused(TokenDraft.sap(), twentyDays)).isTrue();
    }

    /** A rotation, and another expiry, grant anew. */
    @Test
    void lifespanIsCountedFromTheLastGrant() {
        TokenLife rotated = new TokenLife(2, NOW, NOW, null, null, null, null);
        TokenDraft token = TokenDraft.sap().life(rotated).expires(NOW + 20 * DAY);

        assertThat(isRefused(token, enforced().maxLifespan("P20D"))).isFalse();
    }

    @Test
    void tokenWithoutExpiryIsRefusedWhereOneIsRequired() {
        assertThat(isRefused(TokenDraft.sap(), enforced().expiryRequired(true))).isTrue();
        assertThat(isRefused(TokenDraft.sap(), enforced().expiryRequired(false))).isFalse();
        assertThat(isRefused(TokenDraft.sap().expires(NOW + 1), enforced().expiryRequired(true)))
                .isFalse();
    }

    @Test
    void tokenWithoutAddressesIsRefusedUnlessItsEntityHasSome() {
        PolicyDraft required = enforced().addressesRequired(true);

        assertThat(isRefused(TokenDraft.sap(), required)).isTrue();
        assertThat(isRefused(TokenDraft.sap().addresses("192.0.2.1"), required)).isFalse();
        assertThat(
                        isRefused(
                                TokenDraft.sap(),
                                EntityDraft.invoice().addresses("192.0.2.0/24"),
                                required,
                                NOW))
                .isFalse();
    }

    @Test
    void permissionThatMayNotBeGrantedIsTakenAwayAndTheTokenLivesOn() {
        PolicyDraft readOnly = enforced().permissions(Permission.READ);
        StoredToken stored = StoredDraft.sap().policy(readOnly.build()).build();

        assertThat(isRefused(TokenDraft.sap(), readOnly)).isFalse();
        assertThat(stored.enforcedAt(NOW).token().permissions())
                .isEqualTo(Permissions.of(Permission.READ));
        assertThat(stored.enforcedAt(NOW - 1)).isSameAs(stored);
    }

    @Test
    void tokenWithNothingLeftIsRefused() {
        TokenDraft token = TokenDraft.sap().permissions(Permissions.of(Permission.DELETE));

        assertThat(isRefused(token, enforced().permissions(Permission.READ))).isTrue();
        assertThat(isRefused(TokenDraft.sap(), enforced().permissions())).isTrue();
    }

    @Test
    void withoutATimeNothingIsEnforced() {
        PolicyDraft rules =
                PolicyDraft.rules()
                        .expiryRequired(true)
                        .addressesRequired(true)
                        .permissions(Permission.READ)
                        .maxLifespan("PT1S");
        StoredToken stored = StoredDraft.sap().policy(rules.build()).build();

        assertThat(isRefused(TokenDraft.sap(), rules)).isFalse();
        assertThat(stored.enforcedAt(Long.MAX_VALUE)).isSameAs(stored);
    }

    @Test
    void rulesAreEnforcedFromTheirMillisecondOn() {
        PolicyDraft required = enforced().expiryRequired(true);

        assertThat(isRefused(TokenDraft.sap(), EntityDraft.invoice(), required, NOW - 1)).isFalse();
        assertThat(isRefused(TokenDraft.sap(), EntityDraft.invoice(), required, NOW)).isTrue();
        assertThat(isRefused(TokenDraft.sap(), EntityDraft.invoice(), required, Long.MAX_VALUE))
                .isTrue();
    }

    @Test
    void exemptTokenIsLeftOut() {
        PolicyDraft rules =
                enforced()
                        .expiryRequired(true)
                        .addressesRequired(true)
                        .permissions(Permission.READ)
                        .maxLifespan("PT1S");
        StoredToken stored =
                StoredDraft.of(TokenDraft.sap().exempt().build()).policy(rules.build()).build();

        assertThat(isRefused(TokenDraft.sap().exempt(), rules)).isFalse();
        assertThat(stored.enforcedAt(NOW)).isSameAs(stored);
    }

    @Test
    void brokenRulesAreNamedBeforeTheyAreEnforced() {
        PolicyDraft rules =
                PolicyDraft.rules()
                        .expiryRequired(true)
                        .addressesRequired(true)
                        .permissions(Permission.READ)
                        .maxLifespan("P20D")
                        .namePattern("x");
        TokenDraft bound =
                TokenDraft.sap()
                        .permissions(Permissions.of(Permission.READ))
                        .addresses("192.0.2.1")
                        .expires(GRANTED + 20 * DAY);

        assertThat(broken(TokenDraft.sap(), rules)).containsExactly(PolicyRule.values());
        assertThat(broken(bound, rules)).isEmpty();
        assertThat(broken(bound.expires(GRANTED + 21 * DAY), rules))
                .containsExactly(PolicyRule.MAX_LIFESPAN);
    }

    /** No rule is about them. */
    @Test
    void exemptRevokedAndExpiredTokensBreakNoRule() {
        PolicyDraft rules = enforced().expiryRequired(true).addressesRequired(true);
        TokenLife revoked = TokenDraft.sap().build().revoked(NOW).life();

        assertThat(broken(TokenDraft.sap().exempt(), rules)).isEmpty();
        assertThat(broken(TokenDraft.sap().life(revoked), rules)).isEmpty();
        assertThat(broken(TokenDraft.sap().expires(NOW), rules)).isEmpty();
        assertThat(broken(TokenDraft.sap().expires(NOW + 1), rules))
                .containsExactly(PolicyRule.ADDRESSES_REQUIRED);
    }

    private static Set<PolicyRule> broken(TokenDraft token, PolicyDraft policy) {
        return Enforcement.broken(
                token.build(), EntityDraft.invoice().build(), policy.build(), NOW);
    }

    /** Names and numbers of tokens are looked at when one is written. */
    @Test
    void otherRulesRefuseNothingThatExists() {
        PolicyDraft others = enforced().namePattern("x").maxTokens(1).defaultLifespan("PT1S");

        assertThat(isRefused(TokenDraft.sap(), others)).isFalse();
    }
}
