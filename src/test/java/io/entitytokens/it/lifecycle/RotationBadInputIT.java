package io.entitytokens.it.lifecycle;

import static io.entitytokens.it.support.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A rotation that cannot be done: a 4xx that names the field, and a token as it was. */
final class RotationBadInputIT {

    private static final TestRealm REALM = TestRealm.of(RotationBadInputIT.class);
    private static final Rotations TOKENS = Rotations.in(REALM);

    private static Token token;
    private static Answer before;

    @BeforeAll
    static void makeToken() {
        token = TOKENS.token();
        before = TOKENS.get(token);
    }

    @AfterEach
    void nothingIsChanged() {
        Answer after = TOKENS.get(token);
        assertThat(after.body()).isEqualTo(before.body());
        assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
    }

    private static Answer rotate(String json) {
        return REALM.realmAdmin().request("POST", REALM.path(token) + "/rotate").json(json).send();
    }

    static Stream<Arguments> bodies() {
        String first = "{\"endOnFirstUse\":true,";
        return Stream.of(
                Arguments.of("overlap", "{\"overlap\":\"\"}"),
                Arguments.of("overlap", "{\"overlap\":\"1 hour\"}"),
                Arguments.of("overlap", "{\"overlap\":\"P\"}"),
                Arguments.of("overlap", "{\"overlap\":\"PT\"}"),
                Arguments.of("overlap", "{\"overlap\":\"-PT1S\"}"),
                Arguments.of("overlap", "{\"overlap\":\"PT-1S\"}"),
                Arguments.of("overlap", "{\"overlap\":\"P31D\"}"),
                Arguments.of("overlap", "{\"overlap\":\"P30DT1S\"}"),
                Arguments.of("overlap", "{\"overlap\":\"P1M\"}"),
                Arguments.of("overlap", "{\"overlap\":\"P1Y\"}"),
                Arguments.of("overlap", "{\"overlap\":\"PT9223372036854775807S\"}"),
                Arguments.of("overlap", "{\"overlap\":\"P9223372036854775807D\"}"),
                Arguments.of("overlap", "{\"overlap\":\"P" + "9".repeat(5000) + "D\"}"),
                Arguments.of("overlap", "{\"overlap\":3600}"),
                Arguments.of("overlap", "{\"overlap\":true}"),
                Arguments.of("overlap", "{\"overlap\":[\"PT1S\"]}"),
                Arguments.of("endOnFirstUse", "{\"endOnFirstUse\":\"true\"}"),
                Arguments.of("endOnFirstUse", "{\"endOnFirstUse\":1}"),
                Arguments.of("endOnFirstUse", "{\"endOnFirstUse\":null}"),
                Arguments.of("settle", "{\"settle\":\"PT1S\"}"),
                Arguments.of("settle", "{\"settle\":\"PT0S\"}"),
                Arguments.of("settle", "{\"settle\":\"PT1S\",\"endOnFirstUse\":false}"),
                Arguments.of("settle", first + "\"settle\":\"soon\"}"),
                Arguments.of("settle", first + "\"settle\":\"-PT1S\"}"),
                Arguments.of("settle", first + "\"settle\":\"P1DT1S\"}"),
                Arguments.of("settle", first + "\"settle\":\"P" + "9".repeat(5000) + "D\"}"),
                Arguments.of("settle", first + "\"settle\":60}"),
                Arguments.of("lifespan", "{\"lifespan\":\"90 days\"}"),
                Arguments.of("lifespan", "{\"lifespan\":\"\"}"),
                Arguments.of("lifespan", "{\"lifespan\":\"PT0S\"}"),
                Arguments.of("lifespan", "{\"lifespan\":\"-P1D\"}"),
                Arguments.of("lifespan", "{\"lifespan\":\"P99999Y\"}"),
                Arguments.of("lifespan", "{\"lifespan\":\"P" + "9".repeat(5000) + "D\"}"),
                Arguments.of("lifespan", "{\"lifespan\":90}"),
                Arguments.of(
                        "lifespan", "{\"lifespan\":\"P1D\",\"expiresTimestamp\":4102444800000}"),
                Arguments.of("expiresTimestamp", "{\"expiresTimestamp\":1}"),
                Arguments.of("expiresTimestamp", "{\"expiresTimestamp\":-5}"),
                Arguments.of("expiresTimestamp", "{\"expiresTimestamp\":1.5}"),
                Arguments.of("expiresTimestamp", "{\"expiresTimestamp\":253402300800000}"),
                Arguments.of("expiresTimestamp", "{\"expiresTimestamp\":99999999999999999999}"),
                Arguments.of("expiresTimestamp", "{\"expiresTimestamp\":\"2030-01-01\"}"),
                Arguments.of("overlaps", "{\"overlaps\":\"PT1S\"}"),
                Arguments.of("name", "{\"name\":\"another\"}"),
                Arguments.of("permissions", "{\"permissions\":[\"read\"]}"),
                Arguments.of("token", "{\"token\":\"mine\"}"),
                Arguments.of("generation", "{\"generation\":7}"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void rotationIsRefused(String field, String json) {
        assertRefused(rotate(json), 400, field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "7",
                "\"PT0S\"",
                "{}{}",
                "overlap=PT0S",
                "{\"overlap\":\"PT0S\",\"overlap\":\"PT1S\"}"
            })
    void bodyThatIsNoJsonObjectIsRefused(String body) {
        assertRefused(rotate(body), 400, "body");
    }

    @Test
    void hugeBodyIsRefused() {
        assertRefused(rotate("{\"overlap\":\"" + "x".repeat(200_000) + "\"}"), 413, "body");
        assertRefused(
                rotate("{\"overlap\":" + "[".repeat(5000) + "]".repeat(5000) + "}"), 400, "body");
    }

    @Test
    void whoMayOnlyLookMayNotRotate() {
        for (String user : new String[] {"viewer", "user-admin", "nobody"}) {
            REALM.user(user).post(REALM.path(token) + "/rotate", Map.of()).expect(403);
            REALM.user(user).delete(REALM.path(token) + "/secrets/1").expect(403);
        }
    }

    @Test
    void tokenThatIsNotThereIsNotFound() {
        TestRealm elsewhere = TestRealm.named("rotationbadinputit-elsewhere", Map.of());
        Token foreign = elsewhere.token(elsewhere.entity("invoice"), "read");
        String tokens = REALM.admin("/entities/" + TOKENS.entityId() + "/tokens/");
        String other = REALM.admin("/entities/" + REALM.entity("order") + "/tokens/");

        for (String path :
                new String[] {
                    REALM.path(foreign),
                    tokens + foreign.id(),
                    tokens + "0".repeat(22),
                    tokens + "no-token-id",
                    other + token.id()
                }) {
            REALM.realmAdmin().post(path + "/rotate", Map.of()).expect(404);
            REALM.realmAdmin().delete(path + "/secrets/1").expect(404);
            REALM.realmAdmin().post(path + "/suspicion/dismiss", Map.of()).expect(404);
        }
    }

    @Test
    void revokedTokenIsAConflict() {
        Token revoked = TOKENS.token();
        REALM.request("DELETE", "/entity-tokens/self").bearer(revoked.secret()).send().expect(204);

        Answer answer = TOKENS.rotate(revoked, "overlap", "PT0S");

        assertThat(answer.expect(409).json().get("errorMessage").textValue()).isNotBlank();
        TOKENS.rotate(revoked).expect(409);
        assertThat(TOKENS.read(revoked).get("generation").intValue()).isEqualTo(1);
    }

    @Test
    void expiredTokenTakesNoOverlap() {
        Token expired =
                REALM.token(
                        TOKENS.entityId(),
                        NewToken.named("expired").may("read").with("lifespan", "PT1S"));
        TestRealm.await(
                () -> TOKENS.read(expired),
                json -> json.get("status").textValue().equals("expired"));

        assertRefused(TOKENS.rotate(expired, "overlap", "PT1S"), 400, "overlap");
        TOKENS.rotate(expired, "overlap", "PT0S").expect(200);
    }

    @Test
    void disabledTokenTakesNoOverlap() {
        Token disabled = TOKENS.token();
        TOKENS.change(disabled, "enabled", false).expect(204);

        assertRefused(TOKENS.rotate(disabled, "overlap", "PT1S"), 400, "overlap");
        assertThat(TOKENS.read(disabled).get("generation").intValue()).isEqualTo(1);
        TOKENS.rotate(disabled, "overlap", "PT0S").expect(200);
    }
}
