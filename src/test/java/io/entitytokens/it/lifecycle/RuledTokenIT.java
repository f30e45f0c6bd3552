package io.entitytokens.it.lifecycle;

import static io.entitytokens.it.support.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever makes, changes or rotates a token keeps the rules, or hears which one is broken. */
@Tag("database")
final class RuledTokenIT {

    private static final TestRealm REALM = TestRealm.of(RuledTokenIT.class);
    private static final Rotations TOKENS = Rotations.in(REALM);
    private static final Policies POLICIES = new Policies(REALM);
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final long NEVER = 4_102_444_800_000L;

    private final Rotations tokens = TOKENS.of("ruled-" + NUMBER.incrementAndGet());

    private void rule(Map<String, Object> rules) {
        REALM.user("entity-manager").put(POLICIES.of(tokens.entityId()), rules).expect(204);
    }

    private Answer create(Map<String, Object> wishes) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", "SAP " + NUMBER.incrementAndGet());
        body.put("permissions", List.of("read"));
        body.putAll(wishes);
        return REALM.user("token-manager")
                .post(REALM.admin("/entities/" + tokens.entityId() + "/tokens"), body);
    }

    private static Map<String, Object> nothing(String field) {
        Map<String, Object> body = new HashMap<>();
        body.put(field, null);
        return body;
    }

    private static void assertBroken(Answer answer, String field, String rule) {
        assertRefused(answer, 400, field);
        assertThat(answer.json().get("errorMessage").textValue()).contains("policy", rule);
    }

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
        rule(Map.of(rule, value));

        assertBroken(create(wishes), field, rule);
        assertThat(
                        REALM.user("viewer")
                                .get(
                                        REALM.admin(
                                                "/entities/" + tokens.entityId() + "/tokens/count"))
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
        rule(Map.of(rule, value));

        create(wishes).expect(201);
    }

    @Test
    void addressesOfTheEntityAreEnough() {
        rule(Map.of("addressesRequired", true));
        REALM.user("entity-manager")
                .put(
                        REALM.admin("/entities/" + tokens.entityId()),
                        Map.of("addresses", List.of("192.0.2.0/24")))
                .expect(204);

        create(Map.of()).expect(201);
    }

    @Test
    void newTokenOfWhichNobodySaysWhenItEndsEndsByDefault() {
        rule(Map.of("defaultLifespan", "P7D"));

        JsonNode byDefault = create(Map.of()).expect(201).json();
        JsonNode never = create(nothing("expiresTimestamp")).expect(201).json();
        JsonNode chosen = create(Map.of("lifespan", "P30D")).expect(201).json();

        assertThat(lifespan(byDefault)).isEqualTo(Duration.ofDays(7));
        assertThat(never.has("expiresTimestamp")).isFalse();
        assertThat(lifespan(chosen)).isEqualTo(Duration.ofDays(30));
    }

    private static Duration lifespan(JsonNode token) {
        return Duration.ofMillis(
                token.get("expiresTimestamp").longValue()
                        - token.get("createdTimestamp").longValue());
    }

    /** A default is granted as a lifespan is, so that rotations move it on. */
    @Test
    void defaultMovesOnWithARotation() {
        rule(Map.of("defaultLifespan", "P7D"));
        Token token = Rotations.created(create(Map.of()), tokens.entityId());
        long before = tokens.read(token).get("expiresTimestamp").longValue();

        tokens.rotate(token).expect(200);

        assertThat(tokens.read(token).get("expiresTimestamp").longValue()).isGreaterThan(before);
    }

    private Token oldToken() {
        return REALM.token(
                tokens.entityId(), NewToken.named("Old " + NUMBER.incrementAndGet()).may("read"));
    }

    @Test
    void onlyWhatChangesIsJudged() {
        Token old = oldToken();
        rule(
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

        tokens.change(old, "description", "older than the rules").expect(204);
        tokens.change(old, "enabled", false).expect(204);
        tokens.change(old, "enabled", true).expect(204);
        tokens.change(old, "name", "SAP old").expect(204);
        assertBroken(tokens.change(old, "name", "Older"), "name", "namePattern");
        assertBroken(
                tokens.change(old, "permissions", List.of("read", "delete")),
                "permissions",
                "permissions");
        assertBroken(
                tokens.change(old, "expiresTimestamp", NEVER), "expiresTimestamp", "maxLifespan");
        tokens.change(old, "permissions", List.of("read", "write")).expect(204);
        tokens.change(old, "addresses", List.of("192.0.2.1")).expect(204);
        REALM.user("token-manager")
                .request("PUT", REALM.path(old))
                .json("{\"addresses\":null}")
                .send()
                .expect(400);
    }

    /** What was read can be sent back, whatever the rules. */
    @Test
    void unchangedTokenCanBeWrittenBack() {
        Token old = oldToken();
        rule(Map.of("expiryRequired", true, "permissions", List.of("write"), "namePattern", "x"));

        REALM.user("token-manager").put(REALM.path(old), tokens.read(old)).expect(204);
    }

    @Test
    void rotationMovesAnExpiryOnAsFarAsTheRulesAllow() {
        Token old =
                REALM.token(
                        tokens.entityId(),
                        NewToken.named("Long").may("read").with("lifespan", "P300D"));
        rule(Map.of("maxLifespan", "P30D"));

        JsonNode rotated = tokens.rotate(old).expect(200).json();

        assertThat(
                        rotated.get("expiresTimestamp").longValue()
                                - rotated.get("secretCreatedTimestamp").longValue())
                .isEqualTo(Duration.ofDays(30).toMillis());
    }

    @Test
    void rotationToAnExpiryBeyondTheRulesIsRefused() {
        Token old = oldToken();
        rule(Map.of("maxLifespan", "P30D"));

        assertBroken(tokens.rotate(old, "lifespan", "P31D"), "lifespan", "maxLifespan");
        assertBroken(
                tokens.rotate(old, "expiresTimestamp", NEVER), "expiresTimestamp", "maxLifespan");
        assertThat(tokens.read(old).get("generation").intValue()).isEqualTo(1);
        tokens.rotate(old, "lifespan", "P30D").expect(200);
    }

    @Test
    void tokenThatNeverExpiresGetsAnEndWithItsRotationWhereItMustHaveOne() {
        Token endless = oldToken();
        rule(Map.of("expiryRequired", true));
        assertBroken(tokens.rotate(endless), "lifespan", "expiryRequired");

        rule(Map.of("defaultLifespan", "P7D"));
        tokens.rotate(endless).expect(200);

        assertThat(tokens.read(endless).has("expiresTimestamp")).isTrue();
    }

    @Test
    void neverStaysNeverWhereTheRulesAllowIt() {
        Token endless = oldToken();
        rule(Map.of("defaultLifespan", "P7D"));

        tokens.rotate(endless).expect(200);

        assertThat(tokens.read(endless).has("expiresTimestamp")).isFalse();
    }

    /** A holder cannot say when its token ends: where the rules do not either, it has to ask. */
    @Test
    void holderRotatesWithinTheRules() {
        Token endless = oldToken();
        rule(Map.of("selfRotate", true, "expiryRequired", true));
        assertThat(rotatable(endless)).isFalse();
        selfRotate(endless).expect(403);

        rule(Map.of("maxLifespan", "P30D"));
        assertThat(rotatable(endless)).isTrue();
        selfRotate(endless).expect(200);

        JsonNode rotated = tokens.read(endless);
        assertThat(
                        rotated.get("expiresTimestamp").longValue()
                                - rotated.get("secretCreatedTimestamp").longValue())
                .isEqualTo(Duration.ofDays(30).toMillis());
    }

    private static boolean rotatable(Token token) {
        return REALM.request("GET", "/entity-tokens/self")
                .bearer(token.secret())
                .send()
                .expect(200)
                .json()
                .get("rotatable")
                .booleanValue();
    }

    private static Answer selfRotate(Token token) {
        return REALM.request("POST", "/entity-tokens/self/rotate").bearer(token.secret()).send();
    }

    @Test
    void rulesOfTheRealmAndOfTheEntityBothHold() {
        POLICIES.set(POLICIES.ofRealm(), "namePattern", "(?i)[a-z]+.*").expect(204);
        try {
            rule(Map.of("namePattern", ".*1"));

            assertBroken(create(Map.of("name", "SAP")), "name", "namePattern");
            assertBroken(create(Map.of("name", "1")), "name", "namePattern");
            create(Map.of("name", "SAP 1")).expect(201);
        } finally {
            POLICIES.clear();
        }
    }

    @Test
    void hostilePatternCostsNothing() {
        rule(Map.of("namePattern", "(a|a?)+(a|a?)+(a|a?)+$"));

        assertBroken(create(Map.of("name", "a".repeat(254) + "!")), "name", "namePattern");
    }

    private Answer putAddresses(String json) {
        return REALM.user("entity-manager")
                .request("PUT", REALM.admin("/entities/" + tokens.entityId()))
                .json("{\"addresses\":" + json + "}")
                .send();
    }

    @Test
    void addressesOfTheEntityMayNotGoWhileTokensRelyOnThem() {
        rule(Map.of("addressesRequired", true));
        putAddresses("[\"192.0.2.0/24\"]").expect(204);
        Token relying = Rotations.created(create(Map.of()), tokens.entityId());
        create(Map.of("addresses", List.of("192.0.2.1"))).expect(201);

        Answer refused = putAddresses("null");

        assertBroken(refused, "addresses", "addressesRequired");
        assertThat(refused.json().get("errorMessage").textValue()).contains("1 token ");
        assertBroken(
                REALM.user("entity-manager")
                        .request(
                                "PUT",
                                REALM.admin("/entities/" + tokens.entityId() + "?dryRun=true"))
                        .json("{\"addresses\":null}")
                        .send(),
                "addresses",
                "addressesRequired");
        tokens.change(relying, "addresses", List.of("192.0.2.2")).expect(204);
        putAddresses("null").expect(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "::/0", "128.0.0.0/1"})
    void networkThatIsAsGoodAsAnywhereIsNotEnough(String network) {
        rule(Map.of("addressesRequired", true));

        assertBroken(
                create(Map.of("addresses", List.of("192.0.2.1", network))),
                "addresses",
                "addressesRequired");
        assertBroken(putAddresses("[\"" + network + "\"]"), "addresses", "addressesRequired");
    }
}
