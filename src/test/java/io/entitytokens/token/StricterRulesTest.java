package io.entitytokens.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Of the rules of a realm and of an entity, which ones are the stricter ones. */
final class StricterRulesTest {

    private static final Permission READ = Permission.READ;
    private static final Permission WRITE = Permission.WRITE;

    private static PolicyDraft rules() {
        return PolicyDraft.rules();
    }

    /** A rule, and the same one made laxer. */
    static Stream<Arguments> pairs() {
        return Stream.of(
                pair("maxLifespan", rules().maxLifespan("P1D"), rules().maxLifespan("P2D")),
                pair("expiryRequired", rules().expiryRequired(true), rules().expiryRequired(false)),
                pair(
                        "defaultLifespan",
                        rules().defaultLifespan("P1D"),
                        rules().defaultLifespan("P2D")),
                pair("permissions", rules().permissions(READ), rules().permissions(READ, WRITE)),
                pair(
                        "addressesRequired",
                        rules().addressesRequired(true),
                        rules().addressesRequired(false)),
                pair("maxTokens", rules().maxTokens(1), rules().maxTokens(2)),
                pair("enforceFrom", rules().enforceFrom(1), rules().enforceFrom(2)));
    }

    private static Arguments pair(String rule, PolicyDraft strict, PolicyDraft lax) {
        return Arguments.of(rule, strict.build(), lax.build());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void stricterOneHoldsWhoseverItIs(String rule, TokenPolicy strict, TokenPolicy lax) {
        assertThat(strict.and(lax)).isEqualTo(strict);
        assertThat(lax.and(strict)).isEqualTo(strict);
        assertThat(lax.and(TokenPolicy.NONE)).isEqualTo(lax);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void entityMayBeStricterAndNotLaxer(String rule, TokenPolicy strict, TokenPolicy lax) {
        assertThatCode(() -> strict.requireWithin(lax, TokenPolicy.NONE))
                .doesNotThrowAnyException();
        assertThatCode(() -> lax.requireWithin(strict, lax)).doesNotThrowAnyException();
        refused(rule, () -> within(lax, strict));
    }

    private static TokenPolicy within(TokenPolicy own, TokenPolicy realm) {
        own.requireWithin(realm, TokenPolicy.NONE);
        return own;
    }

    private static void refused(String rule, Supplier<TokenPolicy> policy) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(policy::get)
                .extracting(InvalidValueException::field)
                .isEqualTo(rule);
    }

    @Test
    void permissionsThatBothAllowAreLeft() {
        TokenPolicy read = rules().permissions(READ).build();
        TokenPolicy write = rules().permissions(WRITE).build();

        assertThat(read.and(write).permissions()).isEmpty();
        refused("permissions", () -> within(write, read));
    }

    @Test
    void patternsBothHoldAndNoneIsLaxer() {
        TokenPolicy realm = rules().namePattern("a.*").build();
        TokenPolicy entity = rules().namePattern(".*b").build();

        assertThat(entity.and(realm).namePattern().texts()).containsExactly(".*b", "a.*");
        assertThat(entity.and(entity)).isEqualTo(entity);
        assertThatCode(() -> within(entity, realm)).doesNotThrowAnyException();
    }

    @Test
    void defaultIsNoLongerThanTheLimitOfEither() {
        TokenPolicy realm = rules().maxLifespan("P30D").build();
        TokenPolicy entity = rules().defaultLifespan("P60D").build();

        assertThat(entity.and(realm).defaultLifespan()).isEqualTo(realm.maxLifespan());
        refused("defaultLifespan", () -> within(entity, realm));
        refused("defaultLifespan", rules().maxLifespan("P1D").defaultLifespan("P2D")::build);
    }

    @Test
    void numbersHaveTheirBounds() {
        refused("maxLifespan", rules().maxLifespan("PT0S")::build);
        refused("maxLifespan", rules().maxLifespan("PT1.5S")::build);
        refused("maxLifespan", rules().maxLifespan("P36501D")::build);
        refused("defaultLifespan", rules().defaultLifespan("-PT1S")::build);
        refused("maxTokens", rules().maxTokens(0)::build);
        refused("maxTokens", rules().maxTokens(100_001)::build);
        refused("enforceFrom", rules().enforceFrom(-1)::build);
        refused("enforceFrom", rules().enforceFrom(TokenSettings.MAX_TIMESTAMP + 1)::build);
        assertThat(rules().maxLifespan("P36500D").maxTokens(100_000).build()).isNotNull();
    }

    @Test
    void exemptTokenHasNoRulesButThatItsHolderMayRotate() {
        TokenPolicy policy =
                rules().maxLifespan("P1D").expiryRequired(true).selfRotate().enforceFrom(0).build();

        assertThat(policy.of(TokenDraft.sap().exempt().build()))
                .isEqualTo(rules().selfRotate().build());
        assertThat(policy.of(TokenDraft.sap().build())).isSameAs(policy);
    }
}
