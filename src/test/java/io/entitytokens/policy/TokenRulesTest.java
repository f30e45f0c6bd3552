package io.entitytokens.policy;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.entitytokens.token.EntityDraft;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.PolicyDraft;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.TokenSettings;
import io.entitytokens.token.issue.RotationOrder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may be made of a token, by each rule. */
final class TokenRulesTest {

    private static final long NOW = 1_000_000;
    private static final long DAY = 86_400_000;

    private static TokenRules rules(PolicyDraft policy) {
        return new TokenRules(policy.build(), EntityDraft.invoice().build(), NOW);
    }

    private static TokenSettings settings(TokenDraft draft) {
        return draft.build().settings();
    }

    private static RotationOrder.Expiry at(Long timestamp) {
        return new RotationOrder.Expiry(timestamp, null);
    }

    private static void refused(String field, String rule, Runnable change) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(change::run)
                .withMessageContaining("policy")
                .withMessageContaining(rule)
                .extracting(InvalidValueException::field)
                .isEqualTo(field);
    }

    private static void allowed(Runnable change) {
        assertThatCode(change::run).doesNotThrowAnyException();
    }

    private static void newIs(PolicyDraft policy, TokenDraft token, String field, String rule) {
        TokenSettings settings = settings(token);
        refused(
                field,
                rule,
                () -> rules(policy).requireNew(settings, at(settings.expiresTimestamp())));
    }

    private static void newIsAllowed(PolicyDraft policy, TokenDraft token) {
        TokenSettings settings = settings(token);
        allowed(() -> rules(policy).requireNew(settings, at(settings.expiresTimestamp())));
    }

    @Test
    void newTokenKeepsEachRule() {
        TokenDraft sap = TokenDraft.sap();
        newIs(PolicyDraft.rules().expiryRequired(true), sap, "expiresTimestamp", "expiryRequired");
        newIs(PolicyDraft.rules().maxLifespan("P1D"), sap, "expiresTimestamp", "maxLifespan");
        newIs(PolicyDraft.rules().namePattern("x"), sap, "name", "namePattern");
        newIs(PolicyDraft.rules().permissions(Permission.READ), sap, "permissions", "permissions");
        newIs(PolicyDraft.rules().permissions(), sap, "permissions", "permissions");
        newIs(PolicyDraft.rules().addressesRequired(true), sap, "addresses", "addressesRequired");
    }

    @Test
    void newTokenThatKeepsAllRulesIsTaken() {
        newIsAllowed(
                PolicyDraft.rules()
                        .expiryRequired(true)
                        .maxLifespan("P1D")
                        .namePattern("SAP .*")
                        .permissions(Permission.values())
                        .addressesRequired(true),
                TokenDraft.sap().expires(NOW + DAY).addresses("192.0.2.1"));
        newIsAllowed(PolicyDraft.rules(), TokenDraft.sap());
    }

    @Test
    void lifespanBeyondTheLimitIsRefusedByTheNameThatWasSent() {
        PolicyDraft policy = PolicyDraft.rules().maxLifespan("P1D");

        newIsAllowed(policy, TokenDraft.sap().expires(NOW + DAY));
        newIs(policy, TokenDraft.sap().expires(NOW + DAY + 1), "expiresTimestamp", "maxLifespan");
        refused(
                "lifespan",
                "maxLifespan",
                () ->
                        rules(policy)
                                .requireNew(
                                        settings(TokenDraft.sap()),
                                        new RotationOrder.Expiry(
                                                NOW + 2 * DAY,
                                                new io.entitytokens.token.Lifespan("P2D"))));
    }

    @Test
    void addressesOfTheEntityAreEnough() {
        TokenRules rules =
                new TokenRules(
                        PolicyDraft.rules().addressesRequired(true).build(),
                        EntityDraft.invoice().addresses("192.0.2.0/24").build(),
                        NOW);

        allowed(() -> rules.requireNew(settings(TokenDraft.sap()), RotationOrder.Expiry.NEVER));
    }

    /** Or nobody could rename a token that is older than the rule. */
    @Test
    void onlyWhatChangesIsJudged() {
        TokenRules strict =
                rules(
                        PolicyDraft.rules()
                                .expiryRequired(true)
                                .maxLifespan("P1D")
                                .namePattern("x")
                                .permissions(Permission.READ)
                                .addressesRequired(true));
        TokenSettings before = settings(TokenDraft.sap());

        allowed(() -> strict.requireChange(before, before));
        allowed(() -> strict.requireChange(before, settings(TokenDraft.sap().disabled())));
        allowed(() -> strict.requireChange(before, settings(TokenDraft.sap().named("x"))));
        allowed(() -> strict.requireChange(before, settings(TokenDraft.sap().expires(NOW + DAY))));
        refused(
                "name",
                "namePattern",
                () -> strict.requireChange(before, settings(TokenDraft.sap().named("y"))));
        refused(
                "expiresTimestamp",
                "maxLifespan",
                () ->
                        strict.requireChange(
                                before, settings(TokenDraft.sap().expires(NOW + DAY + 1))));
    }

    @Test
    void permissionThatGoesIsNoMatterAndOneThatComesIs() {
        TokenRules readOnly = rules(PolicyDraft.rules().permissions(Permission.READ));
        TokenSettings all = settings(TokenDraft.sap());
        TokenSettings write =
                settings(TokenDraft.sap().permissions(Permissions.of(Permission.WRITE)));

        allowed(() -> readOnly.requireChange(all, write));
        refused("permissions", "permissions", () -> readOnly.requireChange(write, all));
    }

    @Test
    void lastAddressesMayNotGo() {
        TokenRules required = rules(PolicyDraft.rules().addressesRequired(true));
        TokenSettings bound = settings(TokenDraft.sap().addresses("192.0.2.1"));

        refused(
                "addresses",
                "addressesRequired",
                () -> required.requireChange(bound, settings(TokenDraft.sap())));
        allowed(
                () ->
                        required.requireChange(
                                bound, settings(TokenDraft.sap().addresses("192.0.2.2"))));
    }

    @Test
    void orderIsJudgedByWhatItSays() {
        TokenRules strict =
                rules(PolicyDraft.rules().expiryRequired(true).maxOverlap(Duration.ofHours(1)));

        allowed(() -> strict.requireOrder(new RotationOrder(null, null, null, false)));
        allowed(
                () ->
                        strict.requireOrder(
                                new RotationOrder(
                                        Duration.ofHours(1), null, at(NOW + DAY), false)));
        refused(
                "overlap",
                "maxOverlap",
                () ->
                        strict.requireOrder(
                                new RotationOrder(Duration.ofHours(2), null, null, false)));
        refused(
                "expiresTimestamp",
                "expiryRequired",
                () -> strict.requireOrder(new RotationOrder(null, null, at(null), false)));
    }

    @Test
    void entityHasNoMoreTokensThanItMay() {
        TokenRules two = rules(PolicyDraft.rules().maxTokens(2));

        allowed(() -> two.requireRoom(2));
        refused("maxTokens", "maxTokens", () -> two.requireRoom(3));
    }

    private static RotationOrder order(Duration overlap, RotationOrder.Expiry expiry) {
        return new RotationOrder(overlap, null, expiry, false);
    }

    /** Saying nothing gives no more than asking for it. */
    @Test
    void expiryOfAnExemptTokenMovesOnOnlyWithinTheRules() {
        TokenRules month = rules(PolicyDraft.rules().maxLifespan("P30D").expiryRequired(true));
        EntityToken year = TokenDraft.sap().lifespan("P365D").expires(NOW + DAY).exempt().build();

        refused("lifespan", "maxLifespan", () -> month.requireRotation(year, order(null, null)));
        allowed(() -> month.requireRotation(year, order(null, at(NOW + DAY))));
        allowed(
                () ->
                        month.requireRotation(
                                TokenDraft.sap().lifespan("P30D").expires(NOW + DAY).build(),
                                order(null, null)));
    }

    @Test
    void expiryOfAnExemptTokenStaysBeyondTheRules() {
        TokenRules month = rules(PolicyDraft.rules().maxLifespan("P30D").expiryRequired(true));

        for (TokenDraft token :
                List.of(
                        TokenDraft.sap(),
                        TokenDraft.sap().expires(NOW + 100 * DAY),
                        TokenDraft.sap().lifespan("P90D").expires(NOW + 90 * DAY))) {
            allowed(() -> month.requireRotation(token.exempt().build(), order(null, null)));
        }
    }
}
