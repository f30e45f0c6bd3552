package io.entitytokens.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Forgery;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.Place;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that hold for tokens which are older than they, from a time on. */
@Tag("database")
final class EnforcedPolicyIT {

    private static final TestRealm REALM = TestRealm.of(EnforcedPolicyIT.class);
    private static final Rotations REALMS = Rotations.in(REALM);
    private static final Policies POLICIES = new Policies(REALM);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Rotations tokens = REALMS.of("enforced-" + NUMBER.incrementAndGet());

    @ParameterizedTest
    @MethodSource("io.entitytokens.it.lifecycle.Policies#refusing")
    void tokenThatBreaksTheRuleIsRefusedForThatReason(String rule, Object value) {
        Token token = tokens.tokenThatMay("read");
        assertThat(tokens.isGood(token)).isTrue();

        POLICIES.enforce(tokens.entityId(), rule, value);

        assertThat(tokens.isGood(token)).isFalse();
        assertThat(tokens.refusal(token, "forward_auth", "policy_violation")).isNotNull();
        assertThat(tokens.status(token)).isEqualTo("policy_violation");
    }

    @ParameterizedTest
    @MethodSource("io.entitytokens.it.lifecycle.Policies#refusing")
    void withoutATimeTokensLiveOn(String rule, Object value) {
        Token token = tokens.tokenThatMay("read");

        POLICIES.set(POLICIES.of(tokens.entityId()), rule, value).expect(204);

        assertThat(tokens.isGood(token)).isTrue();
        assertThat(tokens.status(token)).isEqualTo("active");
    }

    /** Outside, it looks like any bad credential. */
    @ParameterizedTest
    @EnumSource(Place.class)
    void refusalIsThatOfAWrongSecretEverywhere(Place place) {
        Token token = tokens.tokenThatMay("read");
        String forged = Forgery.withSecretOf(token.secret(), tokens.tokenThatMay("read").secret());
        assertThat(place.accepts(tokens, token.secret())).isTrue();

        POLICIES.enforce(tokens.entityId(), "expiryRequired", true);

        Answer refused = place.present(tokens, token.secret());
        if (place == Place.AUTHZEN) {
            // It may know, as a resource server of the entity: it was shown the whole token.
            assertThat(refused.json().at("/context/reason").textValue())
                    .isEqualTo("policy_violation");
        } else {
            assertThat(Place.words(refused)).isEqualTo(Place.words(place.present(tokens, forged)));
        }
        assertThat(tokens.refusal(token, place.value(), "policy_violation")).isNotNull();
    }

    @Test
    void tokenThatKeepsTheRulesLivesOn() {
        Token token =
                REALM.token(
                        tokens.entityId(),
                        NewToken.named("kept").may("read").with("lifespan", "P30D"));

        POLICIES.enforce(tokens.entityId(), "maxLifespan", "P30D");
        POLICIES.enforce(tokens.entityId(), "expiryRequired", true);

        assertThat(tokens.isGood(token)).isTrue();
    }

    /** A rotation, and another expiry, grant anew. */
    @Test
    void newGrantMendsATokenThatLivedTooLong() {
        Token rotated = tokens.tokenThatMay("read");
        Token changed = tokens.tokenThatMay("read");
        POLICIES.enforce(tokens.entityId(), "maxLifespan", "P30D");
        assertThat(tokens.isGood(rotated)).isFalse();

        Token again = tokens.rotated(rotated);
        tokens.change(
                        changed,
                        "expiresTimestamp",
                        tokens.read(changed).get("createdTimestamp").longValue() + 1_000_000_000)
                .expect(204);

        assertThat(tokens.isGood(again)).isTrue();
        assertThat(tokens.isGood(changed)).isTrue();
    }

    @Test
    void enabledTokenThatBreaksARuleIsRefusedAllTheSame() {
        Token token = tokens.tokenThatMay("read");
        tokens.change(token, "enabled", false).expect(204);
        POLICIES.enforce(tokens.entityId(), "expiryRequired", true);
        assertThat(tokens.status(token)).isEqualTo("disabled");

        Answer enabled =
                REALM.user("token-manager")
                        .post(
                                REALM.admin("/entities/" + tokens.entityId() + "/tokens/actions"),
                                Map.of("action", "enable", "ids", List.of(token.id())));

        assertThat(enabled.expect(200).json().at("/0/result").textValue()).isEqualTo("done");
        assertThat(tokens.status(token)).isEqualTo("policy_violation");
        assertThat(tokens.isGood(token)).isFalse();
    }

    /** Whoever wants to end a token need not keep any rule. */
    @Test
    void tokenThatBreaksARuleCanBeGivenUp() {
        Token token = tokens.tokenThatMay("read");
        POLICIES.enforce(tokens.entityId(), "expiryRequired", true);

        REALM.request("DELETE", "/entity-tokens/self").bearer(token.secret()).send().expect(204);

        assertThat(tokens.status(token)).isEqualTo("revoked");
    }

    /** Nobody has to be told when it comes. */
    @Test
    void rulesAreEnforcedOnceTheirTimeHasCome() {
        Token token = tokens.tokenThatMay("read");
        long soon = System.currentTimeMillis() + 2_000;
        POLICIES.setSeen(
                POLICIES.of(tokens.entityId()),
                Map.of("expiryRequired", true, "enforceFrom", soon));

        tokens.awaitRefused(token);

        assertThat(System.currentTimeMillis()).isGreaterThanOrEqualTo(soon);
        assertThat(tokens.status(token)).isEqualTo("policy_violation");
    }

    @Test
    void rulesOfTheRealmAreEnforcedInAnEntityThatSaysSo() {
        TestRealm realm = TestRealm.named("enforcedpolicyit-realm", Map.of());
        Policies policies = new Policies(realm);
        String early = realm.entity("early");
        String late = realm.entity("late");
        Token first = realm.token(early, "read");
        Token second = realm.token(late, "read");
        policies.set(policies.ofRealm(), "expiryRequired", true).expect(204);

        policies.setSeen(policies.of(early), Map.of("enforceFrom", 1_000L));

        realm.authorize(first, "early", "read").expect(401);
        realm.authorize(second, "late", "read").expect(200);

        policies.setSeen(policies.ofRealm(), Map.of("enforceFrom", 1_000L));

        realm.authorize(second, "late", "read").expect(401);
    }
}
