package io.entitytokens.it.lifecycle;

import static io.entitytokens.it.lifecycle.PreviewedPolicy.MUST_EXPIRE;
import static io.entitytokens.it.lifecycle.PreviewedPolicy.NOW;
import static io.entitytokens.it.support.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever changes rules has to have looked beforehand, if they hit hard. */
@Tag("database")
final class ConfirmedPolicyIT {

    private static final TestRealm REALM = TestRealm.of(ConfirmedPolicyIT.class);
    private static final Rotations TOKENS = Rotations.in(REALM);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final PreviewedPolicy policy =
            new PreviewedPolicy(TOKENS.of("preview-" + NUMBER.incrementAndGet()));

    @Test
    void changeThatRefusesATokenInUseHasToBeConfirmed() {
        Token token = policy.used("read");

        Answer refused = policy.put(MUST_EXPIRE);

        policy.assertUnconfirmed(refused);
        assertThat(refused.json().get("errorMessage").textValue()).contains("refuse 1 token ");
        assertThat(policy.tokens().isGood(token)).isTrue();
        policy.confirm(MUST_EXPIRE, policy.confirmOf(MUST_EXPIRE)).expect(204);
        assertThat(policy.tokens().isGood(token)).isFalse();
    }

    @Test
    void realmsChangeHasToBeConfirmedToo() {
        TestRealm realm = TestRealm.named("confirmedpolicyit-realm", Map.of());
        PreviewedPolicy own = new PreviewedPolicy(Rotations.in(realm));
        Policies policies = own.policies();
        Token token = own.used("read");

        assertRefused(
                realm.user("entity-manager").put(policies.ofRealm(), MUST_EXPIRE), 409, "confirm");
        policies.setSeen(policies.ofRealm(), MUST_EXPIRE);

        realm.authorize(token, own.tokens().entity(), "read").expect(401);
    }

    @Test
    void changeWithinADayHasToBeConfirmedAndALaterOneNot() {
        policy.used("read");
        long day = 86_400_000;
        long now = System.currentTimeMillis();

        policy.assertUnconfirmed(
                policy.put(Map.of("expiryRequired", true, "enforceFrom", now + day - 60_000)));
        policy.put(Map.of("expiryRequired", true, "enforceFrom", now + 2 * day)).expect(204);
        // Then it has been said for a day; what is not sooner needs no second look.
        assertRefused(policy.put(Map.of("enforceFrom", now + day / 2)), 409, "confirm");
        policy.put(Map.of("onReuse", "disable")).expect(204);
    }

    @Test
    void changeThatHitsNobodyInUseNeedsNoConfirmation() {
        REALM.token(policy.tokens().entityId(), "read");

        policy.put(MUST_EXPIRE).expect(204);
    }

    /** The token lives on with the rest. */
    @Test
    void changeThatOnlyTakesPermissionsAwayNeedsNoConfirmation() {
        policy.used("read", "write");

        policy.put(Map.of("permissions", List.of("read"), "enforceFrom", NOW)).expect(204);
    }

    @Test
    void changeThatTakesTheLastPermissionHasToBeConfirmed() {
        policy.used("read");

        policy.assertUnconfirmed(
                policy.put(Map.of("permissions", List.of("write"), "enforceFrom", NOW)));
    }

    @Test
    void laxerRulesNeedNoConfirmation() {
        policy.used("read");
        policy.setSeen(MUST_EXPIRE);

        policy.put(Map.of("expiryRequired", false)).expect(204);
    }

    /** Whom the rules refuse already, another change does not hit. */
    @Test
    void tokenThatIsRefusedAlreadyNeedsNoConfirmation() {
        policy.used("read");
        policy.setSeen(MUST_EXPIRE);

        policy.put(Map.of("maxTokens", 5, "maxLifespan", "P30D")).expect(204);
    }
}
