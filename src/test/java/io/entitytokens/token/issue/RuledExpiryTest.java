package io.entitytokens.token.issue;

import static io.entitytokens.token.issue.RotatedTokens.DAY;
import static io.entitytokens.token.issue.RotatedTokens.NOW;
import static io.entitytokens.token.issue.RotatedTokens.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.entitytokens.token.EntityToken;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.Lifespan;
import io.entitytokens.token.PolicyDraft;
import io.entitytokens.token.TokenDraft;
import org.junit.jupiter.api.Test;

/** When a token expires after a rotation, by the policy. */
final class RuledExpiryTest {

    private final RotatedTokens tokens = new RotatedTokens();

    private EntityToken rotate(TokenDraft draft, PolicyDraft policy) {
        return tokens.rotate(tokens.put(draft), PLAIN, policy.build(), NOW).token();
    }

    private void refused(TokenDraft draft, RotationOrder order, PolicyDraft policy, String field) {
        EntityToken token = tokens.put(draft);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> tokens.rotate(token, order, policy.build(), NOW))
                .withMessageContaining("policy")
                .extracting(InvalidValueException::field)
                .isEqualTo(field);
    }

    private static RotationOrder expiring(Long timestamp, String lifespan) {
        Lifespan span = lifespan == null ? null : new Lifespan(lifespan);
        return new RotationOrder(null, null, new RotationOrder.Expiry(timestamp, span), false);
    }

    @Test
    void lifespanMovesOnAsFarAsThePolicyAllows() {
        TokenDraft token = TokenDraft.sap().expires(NOW + DAY).lifespan("P90D");

        EntityToken rotated = rotate(token, PolicyDraft.rules().maxLifespan("P30D"));

        assertThat(rotated.expiresTimestamp()).isEqualTo(NOW + 30 * DAY);
        assertThat(rotated.life().lifespan()).isEqualTo(new Lifespan("P90D"));
        assertThat(rotated.life().grantedTimestamp()).isEqualTo(NOW);
    }

    @Test
    void lifespanWithinThePolicyMovesOnWhole() {
        TokenDraft token = TokenDraft.sap().expires(NOW + DAY).lifespan("P30D");

        assertThat(rotate(token, PolicyDraft.rules().maxLifespan("P30D")).expiresTimestamp())
                .isEqualTo(NOW + 30 * DAY);
    }

    @Test
    void deadlineBeyondThePolicyComesSooner() {
        PolicyDraft month = PolicyDraft.rules().maxLifespan("P30D");

        assertThat(rotate(TokenDraft.sap().expires(NOW + 20 * DAY), month).expiresTimestamp())
                .isEqualTo(NOW + 20 * DAY);
        EntityToken capped = rotate(TokenDraft.sap().expires(NOW + 300 * DAY), month);
        assertThat(capped.expiresTimestamp()).isEqualTo(NOW + 30 * DAY);
        assertThat(capped.life().lifespan()).isNull();
    }

    @Test
    void neverStaysNeverWherePolicyAllowsIt() {
        assertThat(
                        rotate(TokenDraft.sap(), PolicyDraft.rules().defaultLifespan("P7D"))
                                .expiresTimestamp())
                .isNull();
    }

    @Test
    void neverEndsByDefaultOrAsLateAsPossibleWhereItMustEnd() {
        EntityToken byDefault =
                rotate(
                        TokenDraft.sap(),
                        PolicyDraft.rules().expiryRequired(true).defaultLifespan("P7D"));
        EntityToken latest = rotate(TokenDraft.sap(), PolicyDraft.rules().maxLifespan("P30D"));

        assertThat(byDefault.expiresTimestamp()).isEqualTo(NOW + 7 * DAY);
        assertThat(byDefault.life().lifespan()).isEqualTo(new Lifespan("P7D"));
        assertThat(latest.expiresTimestamp()).isEqualTo(NOW + 30 * DAY);
        assertThat(latest.life().lifespan()).isEqualTo(new Lifespan("P30D"));
    }

    @Test
    void neverNeedsAnAnswerWhereNobodyKnowsTheEnd() {
        PolicyDraft required = PolicyDraft.rules().expiryRequired(true);

        refused(TokenDraft.sap(), PLAIN, required, "lifespan");
        assertThat(ExpiryRules.isRenewable(TokenDraft.sap().build(), required.build())).isFalse();
        assertThat(ExpiryRules.isRenewable(TokenDraft.sap().expires(NOW).build(), required.build()))
                .isTrue();
    }

    @Test
    void givenExpiryHasToKeepTheRules() {
        PolicyDraft month = PolicyDraft.rules().maxLifespan("P30D");
        TokenDraft token = TokenDraft.sap().expires(NOW + DAY);

        refused(token, expiring(NOW + 31 * DAY, null), month, "expiresTimestamp");
        refused(token, expiring(NOW + 31 * DAY, "P31D"), month, "lifespan");
        refused(token, expiring(null, null), month, "expiresTimestamp");
        refused(
                token,
                expiring(null, null),
                PolicyDraft.rules().expiryRequired(true),
                "expiresTimestamp");
    }

    @Test
    void newTokenEndsByDefault() {
        assertThat(
                        new ExpiryRules(PolicyDraft.rules().defaultLifespan("PT36H").build(), NOW)
                                .byDefault())
                .isEqualTo(new RotationOrder.Expiry(NOW + 36 * DAY / 24, new Lifespan("PT36H")));
        assertThat(new ExpiryRules(PolicyDraft.rules().build(), NOW).byDefault())
                .isEqualTo(RotationOrder.Expiry.NEVER);
    }
}
