package io.entitytokens.it.limit;

import static io.entitytokens.it.support.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Limits;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A limit that cannot be: a 400 that names the limit and its part, and nothing stored. */
class LimitBadInputIT {

    private static final String GOOD = "{\"name\":\"a\",\"requests\":5,\"period\":\"PT1M\"}";

    private static TestRealm realm;
    private static Token token;
    private static List<String> before;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(LimitBadInputIT.class);
        token = new Limits(realm).token(realm.entity("invoice"), Limits.limit(9, "PT1H"));
        before = stored();
    }

    @AfterEach
    void nothingIsStored() {
        assertThat(stored()).isEqualTo(before);
    }

    private static List<String> stored() {
        return Stream.of(entities(), tokens(), realm.path(token))
                .map(path -> realm.realmAdmin().get(path).expect(200).body())
                .toList();
    }

    private static String entities() {
        return realm.admin("/entities");
    }

    private static String tokens() {
        return entities() + "/" + token.entityId() + "/tokens";
    }

    private static String limit(String name, String requests, String period, String more) {
        return "[{\"name\":"
                + name
                + ",\"requests\":"
                + requests
                + ",\"period\":"
                + period
                + more
                + "}]";
    }

    private static Arguments name(String name) {
        return Arguments.of("limits[0].name", limit(name, "5", "\"PT1M\"", ""));
    }

    private static Arguments requests(String requests) {
        return Arguments.of("limits[0].requests", limit("\"a\"", requests, "\"PT1M\"", ""));
    }

    private static Arguments period(String period) {
        return Arguments.of("limits[0].period", limit("\"a\"", "5", period, ""));
    }

    private static Arguments permission(String permission) {
        return Arguments.of(
                "limits[0].permission",
                limit("\"a\"", "5", "\"PT1M\"", ",\"permission\":" + permission));
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                name("\"\""),
                name("\" \""),
                name("\"a b\""),
                name("\"a.b\""),
                name("\"ä\""),
                name("\"a\\u0000\""),
                name("\"a\\r\\nX: y\""),
                name("\"a\\\"\""),
                name("\"" + "a".repeat(33) + "\""),
                name("7"),
                name("null"),
                name("[\"a\"]"),
                requests("0"),
                requests("-1"),
                requests("1.5"),
                requests("1e3"),
                requests("\"5\""),
                requests("1000000001"),
                requests("9223372036854775808"),
                requests("null"),
                requests("true"),
                period("\"PT0S\""),
                period("\"PT0.5S\""),
                period("\"PT0.999S\""),
                period("\"-PT1S\""),
                period("\"P32D\""),
                period("\"P31DT1S\""),
                period("\"P1M\""),
                period("\"P1Y\""),
                period("\"P1W\""),
                period("\"\""),
                period("\"1 minute\""),
                period("\"P" + "9".repeat(5000) + "D\""),
                period("60"),
                period("null"),
                permission("\"all\""),
                permission("\"READ\""),
                permission("\"\""),
                permission("7"),
                permission("[\"read\"]"),
                Arguments.of("limits[0].name", "[{\"requests\":5,\"period\":\"PT1M\"}]"),
                Arguments.of("limits[0].requests", "[{\"name\":\"a\",\"period\":\"PT1M\"}]"),
                Arguments.of("limits[0].period", "[{\"name\":\"a\",\"requests\":5}]"),
                Arguments.of("limits[0].burst", limit("\"a\"", "5", "\"PT1M\"", ",\"burst\":1")),
                Arguments.of(
                        "limits[0].remaining", limit("\"a\"", "5", "\"PT1M\"", ",\"remaining\":1")),
                Arguments.of("limits[0]", limit("\"a\"", "5", "\"PT1M\"", ",\"a b\":1")),
                Arguments.of(
                        "limits[1].requests",
                        "[" + GOOD + ",{\"name\":\"b\",\"requests\":0,\"period\":\"PT1M\"}]"),
                Arguments.of("limits[1].name", "[" + GOOD + "," + GOOD + "]"),
                Arguments.of("limits", many(5)),
                Arguments.of("limits", many(1_000)),
                Arguments.of("limits", "{}"),
                Arguments.of("limits", "\"a\""),
                Arguments.of("limits", "true"),
                Arguments.of("limits[0]", "[null]"),
                Arguments.of("limits[1]", "[" + GOOD + ",\"a\"]"),
                Arguments.of("limits[0]", "[[]]"));
    }

    private static String many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> GOOD.replace("\"a\"", "\"a" + i + "\""))
                .collect(Collectors.joining(",", "[", "]"));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void limitIsRefusedEverywhere(String field, String limits) {
        String change = "{\"limits\":" + limits + "}";
        assertRefused(send("PUT", realm.path(token), change), 400, field);
        assertRefused(send("PUT", entities() + "/" + token.entityId(), change), 400, field);
        assertRefused(
                send(
                        "POST",
                        tokens(),
                        "{\"name\":\"x\",\"permissions\":[\"read\"],\"limits\":" + limits + "}"),
                400,
                field);
        assertRefused(
                send("POST", entities(), "{\"name\":\"x\",\"limits\":" + limits + "}"), 400, field);
    }

    private static Answer send(String method, String path, String json) {
        return realm.realmAdmin().request(method, path).json(json).send();
    }

    /** It clears what was there, as everywhere. */
    @ParameterizedTest
    @ValueSource(strings = {"null", "[]"})
    void noLimitsAreNone(String none) {
        TestRealm other = TestRealm.named("limitbadinputit-" + none.length(), Map.of());
        Limits limits = new Limits(other);
        String entity = other.entity("invoice");
        Token cleared = limits.token(entity, Limits.limit(1, Limits.LONG));
        limits.ofEntity(entity, Limits.limit(1, Limits.LONG));
        String change = "{\"limits\":" + none + "}";

        other.realmAdmin().request("PUT", other.path(cleared)).json(change).send().expect(204);
        other.realmAdmin()
                .request("PUT", other.admin("/entities/" + entity))
                .json(change)
                .send()
                .expect(204);

        assertThat(read(other, other.path(cleared)).has("limits")).isFalse();
        assertThat(read(other, other.admin("/entities/" + entity)).has("limits")).isFalse();
        for (int i = 0; i < 3; i++) {
            limits.authorize(cleared, "read").expect(200);
        }
    }

    private static JsonNode read(TestRealm of, String path) {
        return of.realmAdmin().get(path).expect(200).json();
    }
}
