package io.entitytokens.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class TokenPolicyTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final TokenPolicy STRICT = PolicyDraft.ofSecrets(HOUR, OnReuse.DISABLE, false);
    private static final TokenPolicy LAX = PolicyDraft.ofSecrets(DAY, OnReuse.REPORT, true);

    @Test
    void stricterOfTwoRulesHolds() {
        assertThat(STRICT.and(LAX)).isEqualTo(STRICT);
        assertThat(LAX.and(STRICT)).isEqualTo(STRICT);
    }

    @Test
    void eachRuleIsComparedByItself() {
        TokenPolicy one = PolicyDraft.ofSecrets(HOUR, OnReuse.REPORT, true);
        TokenPolicy other = PolicyDraft.ofSecrets(DAY, OnReuse.DISABLE, true);

        assertThat(one.and(other)).isEqualTo(PolicyDraft.ofSecrets(HOUR, OnReuse.DISABLE, true));
    }

    @Test
    void onlyRuleThatThereIsHolds() {
        assertThat(TokenPolicy.NONE.and(LAX)).isEqualTo(LAX);
        assertThat(LAX.and(TokenPolicy.NONE)).isEqualTo(LAX);
        assertThat(TokenPolicy.NONE.and(TokenPolicy.NONE)).isEqualTo(TokenPolicy.NONE);
    }

    @Property
    void effectiveRulesAreWithinBoth(
            @ForAll("policies") TokenPolicy entity, @ForAll("policies") TokenPolicy realm) {
        TokenPolicy effective = entity.and(realm);

        assertThatCode(() -> effective.requireWithin(realm, TokenPolicy.NONE))
                .doesNotThrowAnyException();
        assertThatCode(() -> effective.requireWithin(entity, TokenPolicy.NONE))
                .doesNotThrowAnyException();
        assertThat(effective).isEqualTo(realm.and(entity));
    }

    @Provide
    Arbitrary<TokenPolicy> policies() {
        return Combinators.combine(
                        Arbitraries.of(Duration.ZERO, HOUR, DAY).injectNull(0.3),
                        Arbitraries.of(OnReuse.class).injectNull(0.3),
                        Arbitraries.of(true, false).injectNull(0.3))
                .as(PolicyDraft::ofSecrets);
    }

    @Test
    void ruleLaxerThanTheRealmsIsRefusedByItsName() {
        refused("maxOverlap", PolicyDraft.ofSecrets(DAY, null, null));
        refused("onReuse", PolicyDraft.ofSecrets(null, OnReuse.REPORT, null));
        refused("selfRotate", PolicyDraft.ofSecrets(null, null, true));
        refused("maxOverlap", LAX);
    }

    private static void refused(String rule, TokenPolicy entity) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> entity.requireWithin(STRICT, TokenPolicy.NONE))
                .withMessage(rule + " must not be laxer than the realm's")
                .extracting(InvalidValueException::field)
                .isEqualTo(rule);
    }

    @Test
    void ruleAsStrictAsTheRealmsOrStricterIsTaken() {
        for (TokenPolicy realm : List.of(STRICT, LAX, TokenPolicy.NONE)) {
            assertThatCode(() -> STRICT.requireWithin(realm, TokenPolicy.NONE))
                    .doesNotThrowAnyException();
            assertThatCode(() -> TokenPolicy.NONE.requireWithin(realm, TokenPolicy.NONE))
                    .doesNotThrowAnyException();
        }
        assertThatCode(() -> LAX.requireWithin(TokenPolicy.NONE, TokenPolicy.NONE))
                .doesNotThrowAnyException();
    }

    @Test
    void overlapBeyondThirtyDaysOrBelowNothingIsRefused() {
        PolicyDraft.ofSecrets(Duration.ZERO, null, null);
        PolicyDraft.ofSecrets(Duration.ofDays(30), null, null);

        for (Duration overlap : List.of(Duration.ofDays(30).plusMillis(1), Duration.ofMillis(-1))) {
            assertThatExceptionOfType(InvalidValueException.class)
                    .isThrownBy(() -> PolicyDraft.ofSecrets(overlap, null, null))
                    .withMessage("maxOverlap must lie between PT0S and P30D");
        }
    }

    @Test
    void withoutRulesTheLongestOverlapIsAllowedAndHoldersMayNotRotate() {
        assertThat(TokenPolicy.NONE.overlapLimit()).isEqualTo(Duration.ofDays(30));
        assertThat(TokenPolicy.NONE.mayHolderRotate()).isFalse();
        assertThat(TokenPolicy.NONE.isDisabledOnReuse()).isFalse();
    }

    @Test
    void rulesSayWhatTheyAllow() {
        assertThat(STRICT.overlapLimit()).isEqualTo(HOUR);
        assertThat(STRICT.mayHolderRotate()).isFalse();
        assertThat(STRICT.isDisabledOnReuse()).isTrue();
        assertThat(LAX.mayHolderRotate()).isTrue();
        assertThat(LAX.isDisabledOnReuse()).isFalse();
    }

    /** The wire and the database have them. */
    @Test
    void reactionsToReuseHaveTheirNamesAndAreFoundByThem() {
        assertThat(OnReuse.values())
                .extracting(OnReuse::value)
                .containsExactly("disable", "report");
        assertThat(Arrays.stream(OnReuse.values()))
                .allMatch(reaction -> OnReuse.of(reaction.value()).orElseThrow() == reaction);
        assertThat(OnReuse.of("Disable")).isEmpty();
        assertThat(OnReuse.of(null)).isEmpty();
    }

    /** Else nobody could change another rule of an entity whose realm has become stricter. */
    @Test
    void ruleThatAnEntityHasAlreadyMayStay() {
        assertThatCode(() -> LAX.requireWithin(STRICT, LAX)).doesNotThrowAnyException();
    }
}
