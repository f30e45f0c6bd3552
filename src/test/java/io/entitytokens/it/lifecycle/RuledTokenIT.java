package io.entitytokens.it.lifecycle;

import static io.entitytokens.it.lifecycle.RuledTokens.NEVER;
import static io.entitytokens.it.lifecycle.RuledTokens.assertBroken;
import static io.entitytokens.it.lifecycle.RuledTokens.nothing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever makes or changes a token keeps the rules, or hears which one is broken. */
@Tag("database")
final class RuledTokenIT {

    private static final TestRealm REALM = TestRealm.of(RuledTokenIT.class);
    private static final Rotations TOKENS = Rotations.in(REALM);
    private static final Policies POLICIES = new Policies(REALM);

    private final RuledTokens ruled = RuledTokens.in(TOKENS);

    private static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("maxLifespan", "P30D", "lifespan", Map.of("lifespan", "P31D")),
                Arguments.of("maxLifespan", "P30D", "lifespan", Map.of("lifespan", "P1Y")),
                Arguments.of(
                        "maxLifespan",
                        "P30D",
                        "expiresTimestamp",
                        Map.of("expiresTimestamp", NEVER)),
                Arguments.of("maxLifespan", "P30D", "expiresTimestamp", Map.of()),
                Arguments.of("expiryRequired", true, "expiresTimestamp", Map.of()),
                Arguments.of("expiryRequired", true, "expiresTimestamp", nothing("lifespan")),
                Arguments.of("namePattern", "(SAP|ERP) .*", "name", Map.of("name", "My SAP")),
                Arguments.of(
                        "permissions",
                        List.of("read"),
                        "permissions",
                        Map.of("permissions", List.of("read", "write"))),
                Arguments.of("addressesRequired", true, "addresses", Map.of()));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void newTokenThatBreaksARuleIsRefused(
            String rule, Object value, String field, Map<String, Object> wishes) {
        ruled.rule(Map.of(rule, value));

        assertBroken(ruled.create(wishes), field, rule);
        assertThat(
                        REALM.user("viewer")
                                .get(
                                        REALM.admin(
                                                "/entities/"
                                                        + ruled.tokens().entityId()
                                                        + "/tokens/count"))
                                .json()
                                .longValue())
                .isZero();
    }

    private static Stream<Arguments> kept() {
        return Stream.of(
                Arguments.of("maxLifespan", "P30D", Map.of("lifespan", "P30D")),
                Arguments.of("maxLifespan", "P31D", Map.of("lifespan", "P1M")),
                Arguments.of("expiryRequired", true, Map.of("expiresTimestamp", NEVER)),
                Arguments.of("expiryRequired", false, Map.of()),
                Arguments.of("namePattern", "(SAP|ERP) .*", Map.of()),
                Arguments.of("permissions", List.of("read"), Map.of()),
                Arguments.of(
                        "addressesRequired", true, Map.of("addresses", List.of("192.0.2.0/24"))));
    }

    @ParameterizedTest
    @MethodSource("kept")
    void newTokenThatKeepsARuleIsMade(String rule, Object value, Map<String, Object> wishes) {
        ruled.rule(Map.of(rule, value));

        ruled.create(wishes).expect(201);
    }

    @Test
    void newTokenOfWhichNobodySaysWhenItEndsEndsByDefault() {
        ruled.rule(Map.of("defaultLifespan", "P7D"));

        JsonNode byDefault = ruled.create(Map.of()).expect(201).json();
        JsonNode never = ruled.create(nothing("expiresTimestamp")).expect(201).json();
        JsonNode chosen = ruled.create(Map.of("lifespan", "P30D")).expect(201).json();

        assertThat(lifespan(byDefault)).isEqualTo(Duration.ofDays(7));
        assertThat(never.has("expiresTimestamp")).isFalse();
        assertThat(lifespan(chosen)).isEqualTo(Duration.ofDays(30));
    }

    private static Duration lifespan(JsonNode token) {
        return Duration.ofMillis(
                token.get("expiresTimestamp").longValue()
                        - token.get("createdTimestamp").longValue());
    }

    @Test
    void onlyWhatChangesIsJudged() {
        Token old = ruled.oldToken();
        ruled.rule(
                Map.of(
                        "maxLifespan",
                        "P30D",
                        "expiryRequired",
                        true,
                        "namePattern",
                        "SAP .*",
                        "permissions",
                        List.of("write"),
                        "addressesRequired",
                        true));

        ruled.tokens().change(old, "description", "older than the rules").expect(204);
        ruled.tokens().change(old, "enabled", false).expect(204);
        ruled.tokens().change(old, "enabled", true).expect(204);
        ruled.tokens().change(old, "name", "SAP old").expect(204);
        assertBroken(ruled.tokens().change(old, "name", "Older"), "name", "namePattern");
        assertBroken(
                ruled.tokens().change(old, "permissions", List.of("read", "delete")),
                "permissions",
                "permissions");
        assertBroken(
                ruled.tokens().change(old, "expiresTimestamp", NEVER),
                "expiresTimestamp",
                "maxLifespan");
        ruled.tokens().change(old, "permissions", List.of("read", "write")).expect(204);
        ruled.tokens().change(old, "addresses", List.of("192.0.2.1")).expect(204);
        REALM.user("token-manager")
                .request("PUT", REALM.path(old))
                .json("{\"addresses\":null}")
                .send()
                .expect(400);
    }

    /** What was read can be sent back, whatever the rules. */
    @Test
    void unchangedTokenCanBeWrittenBack() {
        Token old = ruled.oldToken();
        ruled.rule(
                Map.of(
                        "expiryRequired",
                        true,
                        "permissions",
                        List.of("write"),
                        "namePattern",
                        "x"));

        REALM.user("token-manager").put(REALM.path(old), ruled.tokens().read(old)).expect(204);
    }

    @Test
    void rulesOfTheRealmAndOfTheEntityBothHold() {
        POLICIES.set(POLICIES.ofRealm(), "namePattern", "(?i)[a-z]+.*").expect(204);
        try {
            ruled.rule(Map.of("namePattern", ".*1"));

            assertBroken(ruled.create(Map.of("name", "SAP")), "name", "namePattern");
            assertBroken(ruled.create(Map.of("name", "1")), "name", "namePattern");
            ruled.create(Map.of("name", "SAP 1")).expect(201);
        } finally {
            POLICIES.clear();
        }
    }

    @Test
    void hostilePatternCostsNothing() {
        ruled.rule(Map.of("namePattern", "(a|a?)+(a|a?)+(a|a?)+$"));

        assertBroken(ruled.create(Map.of("name", "a".repeat(254) + "!")), "name", "namePattern");
    }
}
