package io.entitytokens.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.NamePattern;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NamePatternsTest {

    /** Far above what any takes, far below what a hostile one would take elsewhere. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** The longest name that a token can have, and the worst one for most patterns here. */
    private static final String LONGEST = "a".repeat(254) + "!";

    private static boolean matches(String pattern, String name) {
        return NamePatterns.matches(NamePattern.of(pattern), name);
    }

    @ParameterizedTest
    @CsvSource({
        "SAP .*, SAP Invoice, true",
        "SAP .*, My SAP Invoice, false",
        "SAP, SAP Invoice, false",
        "Invoice, SAP Invoice, false",
        "(?i)sap.*, SAP Invoice, true",
        "[a-z]+-(dev|prod), billing-prod, true",
        "[a-z]+-(dev|prod), billing-test, false",
        "\\pL+, Größe, true",
        ".*😀, SAP 😀, true",
        "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}, 6d1f6b5e-6a5c-4d0c-8a55-0b6f8a3c5e01, true"
    })
    void wholeNameHasToMatch(String pattern, String name, boolean isMatch) {
        assertThatCode(() -> NamePatterns.require(NamePattern.of(pattern)))
                .doesNotThrowAnyException();
        assertThat(matches(pattern, name)).isEqualTo(isMatch);
    }

    @Test
    void patternsOfRealmAndEntityBothHold() {
        NamePattern both = new NamePattern(List.of("SAP .*", ".* prod"));

        assertThat(NamePatterns.matches(both, "SAP invoice prod")).isTrue();
        assertThat(NamePatterns.matches(both, "SAP invoice")).isFalse();
        assertThat(NamePatterns.matches(both, "invoice prod")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[a-", "a**", "\\", "(?=a)", "(a)\\1", "(?<n>", "\\pX"})
    void whatIsNoRegularExpressionIsRefusedAndMatchesNothing(String pattern) {
        refused(pattern, "must be a regular expression of RE2");
        assertThat(matches(pattern, "a")).isFalse();
    }

    private static void refused(String pattern, String problem) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> NamePatterns.require(NamePattern.of(pattern)))
                .withMessageStartingWith("namePattern ")
                .satisfies(
                        e -> {
                            assertThat(e.field()).isEqualTo("namePattern");
                            if (problem != null) {
                                assertThat(e).hasMessage("namePattern " + problem);
                            }
                        });
    }

    /** Where a pattern is tried again and again, each letter doubles the time. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+$",
                "(a+)+",
                "([a-zA-Z]+)*",
                "(a|aa)+",
                "(a|a)*",
                "(a|a?)+",
                "(.*a){11}",
                "(.*)*(.*)*(.*)*(.*)*(.*)*b",
                "(a?){500}a",
                "a{0,1000}",
                "(x+x+)+y",
                "((a*)*)*((a*)*)*((a*)*)*b"
            })
    void hostilePatternTakesNoTime(String pattern) {
        assertTimeoutPreemptively(
                LIMIT,
                () -> {
                    try {
                        NamePatterns.require(NamePattern.of(pattern));
                    } catch (InvalidValueException e) {
                        assertThat(e.field()).isEqualTo("namePattern");
                    }
                    assertThat(matches(pattern, LONGEST)).isFalse();
                });
    }

    /** Counts are written out: within each other they multiply. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{1000}){1000}){1000}",
                "a{1001}",
                "(x{1000}){1000}",
                "(?:(?:a{100}){100}){100}",
                "((((((((((a{10}){10}){10}){10}){10}){10}){10}){10}){10}){10}){10}",
                "(x{1000})\\Q\\E{1000}",
                "(x{1000})(?i){1000}",
                "((a{0,500}){0,500}){0,500}",
                "(a{1,}){1000}{1000}",
                "(a{99999999999999999999}){2}",
                "((x{2,1000}){2,}){2,1000}"
            })
    void hugePatternIsRefusedBeforeItIsRead(String pattern) {
        assertTimeoutPreemptively(LIMIT, () -> refused(pattern, null));
    }

    /** As large as two hundred letters can make it, by counts that do not meet. */
    @Test
    void manyCountsBesideEachOtherAreRefused() {
        assertTimeoutPreemptively(LIMIT, () -> refused("\\pL{1000}".repeat(22), null));
        assertTimeoutPreemptively(LIMIT, () -> refused("x{1000}".repeat(28), null));
        assertTimeoutPreemptively(LIMIT, () -> refused("(?i)" + "[^a]{999}".repeat(21), null));
    }

    /** The largest one that is taken is as quick as it has to be. */
    @Test
    void largestPatternIsMatchedInNoTime() {
        String largest = "(?:a?){1000}a*b";
        NamePatterns.require(NamePattern.of(largest));

        assertTimeoutPreemptively(LIMIT, () -> assertThat(matches(largest, LONGEST)).isFalse());
    }

    @Test
    void deeplyNestedPatternIsReadOrRefused() {
        String deep = "(".repeat(99) + "a" + ")".repeat(99);

        assertThat(matches(deep, "a")).isTrue();
        assertThat(matches("(?:".repeat(49) + "a" + ")?".repeat(49).substring(0, 49), "a"))
                .isFalse();
    }
}
