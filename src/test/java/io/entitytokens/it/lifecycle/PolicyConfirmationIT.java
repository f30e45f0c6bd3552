package io.entitytokens.it.lifecycle;

import static io.entitytokens.it.lifecycle.PreviewedPolicy.MUST_EXPIRE;
import static io.entitytokens.it.lifecycle.PreviewedPolicy.NOW;
import static io.entitytokens.it.support.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What somebody has seen of a change of rules is good for that change, and no other. */
@Tag("database")
final class PolicyConfirmationIT {

    private static final TestRealm REALM = TestRealm.of(PolicyConfirmationIT.class);
    private static final Rotations TOKENS = Rotations.in(REALM);
    private static final Policies POLICIES = new Policies(REALM);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final PreviewedPolicy policy =
            new PreviewedPolicy(TOKENS.of("preview-" + NUMBER.incrementAndGet()));

    @Test
    void confirmationIsForOneChangeAlone() {
        policy.used("read");
        String confirm = policy.confirmOf(MUST_EXPIRE);

        policy.assertUnconfirmed(
                policy.confirm(Map.of("maxLifespan", "P1D", "enforceFrom", NOW), confirm));
        policy.assertUnconfirmed(
                policy.confirm(
                        Map.of("expiryRequired", true, "enforceFrom", NOW, "maxTokens", 9),
                        confirm));
        policy.assertUnconfirmed(policy.confirm(MUST_EXPIRE, confirm + "A"));
        policy.assertUnconfirmed(policy.confirm(MUST_EXPIRE, tampered(confirm)));
        policy.assertUnconfirmed(policy.confirm(MUST_EXPIRE, later(confirm)));
        policy.assertUnconfirmed(policy.confirm(MUST_EXPIRE, "true"));
        policy.confirm(MUST_EXPIRE, confirm).expect(204);
    }

    private static String tampered(String confirm) {
        char last = confirm.charAt(confirm.length() - 2);
        return confirm.substring(0, confirm.length() - 2) + (last == 'A' ? "BA" : "AA");
    }

    private static String later(String confirm) {
        int dot = confirm.indexOf('.');
        return (Long.parseLong(confirm.substring(0, dot)) + 60_000) + confirm.substring(dot);
    }

    @Test
    void confirmationOfAnotherEntityOrOfTheRealmIsNoGood() {
        policy.used("read");
        String other = POLICIES.of(TOKENS.of("other-" + NUMBER.incrementAndGet()).entityId());

        for (String elsewhere : List.of(other, POLICIES.ofRealm())) {
            String confirm =
                    POLICIES.preview(elsewhere, MUST_EXPIRE).json().get("confirm").textValue();
            policy.assertUnconfirmed(policy.confirm(MUST_EXPIRE, confirm));
        }
    }

    @Test
    void confirmationOfAnotherRealmIsNoGood() {
        policy.used("read");
        TestRealm realm = TestRealm.named("policyconfirmationit-other", Map.of());
        Policies others = new Policies(realm);
        String confirm =
                others.preview(others.of(realm.entity("e")), MUST_EXPIRE)
                        .json()
                        .get("confirm")
                        .textValue();

        policy.assertUnconfirmed(policy.confirm(MUST_EXPIRE, confirm));
    }

    @Test
    void confirmationEndsWithTheNextVersion() {
        policy.used("read");
        String confirm = policy.confirmOf(MUST_EXPIRE);
        policy.put(Map.of("onReuse", "disable")).expect(204);

        policy.assertUnconfirmed(policy.confirm(MUST_EXPIRE, confirm));
        String newest = policy.confirmOf(MUST_EXPIRE);
        policy.confirm(MUST_EXPIRE, newest).expect(204);
        Map<String, Object> nothing = new HashMap<>();
        MUST_EXPIRE.keySet().forEach(rule -> nothing.put(rule, null));
        policy.put(nothing).expect(204);

        // Neither comes back with the rules that it was for.
        policy.assertUnconfirmed(policy.confirm(MUST_EXPIRE, confirm));
        policy.assertUnconfirmed(policy.confirm(MUST_EXPIRE, newest));
    }

    /** An entity's tokens are hit by both: who has seen one of them, has not seen the other. */
    @Test
    void confirmationOfAnEntityEndsWhenTheRulesOfItsRealmChange() {
        TestRealm realm = TestRealm.named("policyconfirmationit-changed", Map.of());
        PreviewedPolicy own = new PreviewedPolicy(Rotations.in(realm));
        Policies policies = own.policies();
        Token token = own.used("read");

        // The first rules of the realm, and later ones.
        for (boolean selfRotate : new boolean[] {true, false}) {
            String confirm = own.confirmOf(MUST_EXPIRE);
            policies.set(policies.ofRealm(), "selfRotate", selfRotate).expect(204);

            own.assertUnconfirmed(own.confirm(MUST_EXPIRE, confirm));
            assertThat(own.tokens().isGood(token)).isTrue();
        }
        own.setSeen(MUST_EXPIRE);
        assertThat(own.tokens().isGood(token)).isFalse();
    }

    /** Whoever may look, gets one; who may change nothing, does not by what it has seen. */
    @Test
    void confirmationGivesNobodyMoreRights() {
        policy.used("read");
        String confirm = policy.confirmOf(MUST_EXPIRE);

        for (String user : List.of("viewer", "token-manager")) {
            REALM.user(user).put(policy.path() + "?confirm=" + confirm, MUST_EXPIRE).expect(403);
        }

        assertThat(policy.rules().has("enforceFrom")).isFalse();
        policy.confirm(MUST_EXPIRE, confirm).expect(204);
    }

    /** Whoever names a version wants no other, whatever was seen. */
    @Test
    void confirmedChangeOfAnEarlierVersionIsRefused() {
        policy.used("read");
        policy.put(Map.of("onReuse", "disable")).expect(204);
        String earlier = policy.read().header("ETag");
        policy.put(Map.of("selfRotate", true)).expect(204);

        assertRefused(
                REALM.user("entity-manager")
                        .request("PUT", policy.path() + "?confirm=" + policy.confirmOf(MUST_EXPIRE))
                        .header("If-Match", earlier)
                        .json(MUST_EXPIRE)
                        .send(),
                412,
                "If-Match");
    }

    @Test
    void sameChangeInOtherWordsIsConfirmed() {
        policy.used("read");
        String confirm = policy.confirmOf(MUST_EXPIRE);
        Map<String, Object> inOtherWords = new HashMap<>(MUST_EXPIRE);
        inOtherWords.put("onReuse", null);

        policy.confirm(inOtherWords, confirm).expect(204);
    }

    /** It is said when it ends, so that nobody has to try. */
    @Test
    void confirmationIsGoodForFifteenMinutes() {
        long before = System.currentTimeMillis();

        long end = policy.preview(MUST_EXPIRE).get("confirmExpiresTimestamp").longValue();

        assertThat(end - 15 * 60_000).isBetween(before, System.currentTimeMillis());
    }

    /** Otherwise somebody else's change in between would hit tokens that nobody has seen. */
    @Test
    void confirmationIsForNoMoreTokensThanWereSeen() {
        policy.used("read");
        String confirm = policy.confirmOf(MUST_EXPIRE);
        policy.used("read");

        policy.assertUnconfirmed(policy.confirm(MUST_EXPIRE, confirm));
        policy.confirm(MUST_EXPIRE, policy.confirmOf(MUST_EXPIRE)).expect(204);
    }
}
