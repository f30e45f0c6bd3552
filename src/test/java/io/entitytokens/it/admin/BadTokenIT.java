package io.entitytokens.it.admin;

import static io.entitytokens.it.admin.UnchangedRealm.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A token that cannot be accepted: a 4xx that names the field, and nothing stored. */
class BadTokenIT {

    private static UnchangedRealm unchanged;
    private static TestRealm realm;
    private static String invoice;
    private static Token token;

    @BeforeAll
    static void makeRealm() {
        unchanged = UnchangedRealm.of(BadTokenIT.class);
        realm = unchanged.realm();
        token = unchanged.token();
        invoice = token.entityId();
    }

    @AfterAll
    static void nothingIsStored() {
        unchanged.assertUnchanged();
    }

    static Stream<Arguments> tokens() {
        String named = "{\"name\":\"x\",\"permissions\":[\"read\"],";
        return Stream.of(
                Arguments.of("name", "{\"permissions\":[\"read\"]}"),
                Arguments.of("name", "{\"name\":\"\",\"permissions\":[\"read\"]}"),
                Arguments.of("name", "{\"name\":\" \\u2003\",\"permissions\":[\"read\"]}"),
                Arguments.of("name", "{\"name\":\"a\\u0007\",\"permissions\":[\"read\"]}"),
                Arguments.of("name", "{\"name\":\"a\\nb\",\"permissions\":[\"read\"]}"),
                Arguments.of("name", "{\"name\":\"a\\ud83d\",\"permissions\":[\"read\"]}"),
                Arguments.of(
                        "name",
                        "{\"name\":\"" + "😀".repeat(256) + "\",\"permissions\":[\"read\"]}"),
                Arguments.of("name", "{\"name\":true,\"permissions\":[\"read\"]}"),
                Arguments.of("permissions", "{\"name\":\"x\"}"),
                Arguments.of("permissions", "{\"name\":\"x\",\"permissions\":[]}"),
                Arguments.of("permissions", "{\"name\":\"x\",\"permissions\":null}"),
                Arguments.of("permissions", "{\"name\":\"x\",\"permissions\":\"read\"}"),
                Arguments.of("permissions", "{\"name\":\"x\",\"permissions\":[\"admin\"]}"),
                Arguments.of("permissions", "{\"name\":\"x\",\"permissions\":[\"READ\"]}"),
                Arguments.of("permissions", "{\"name\":\"x\",\"permissions\":[\"read\",7]}"),
                Arguments.of(
                        "permissions",
                        "{\"name\":\"x\",\"permissions\":[\"read\",\"write\",\"delete\",\"a\"]}"),
                Arguments.of("expiresTimestamp", named + "\"expiresTimestamp\":1}"),
                Arguments.of("expiresTimestamp", named + "\"expiresTimestamp\":-5}"),
                Arguments.of("expiresTimestamp", named + "\"expiresTimestamp\":1e99}"),
                Arguments.of("expiresTimestamp", named + "\"expiresTimestamp\":1.5}"),
                Arguments.of(
                        "expiresTimestamp", named + "\"expiresTimestamp\":99999999999999999999}"),
                Arguments.of("expiresTimestamp", named + "\"expiresTimestamp\":253402300800000}"),
                Arguments.of("expiresTimestamp", named + "\"expiresTimestamp\":\"2030-01-01\"}"),
                Arguments.of("lifespan", named + "\"lifespan\":\"90 days\"}"),
                Arguments.of("lifespan", named + "\"lifespan\":\"\"}"),
                Arguments.of("lifespan", named + "\"lifespan\":\"P\"}"),
                Arguments.of("lifespan", named + "\"lifespan\":\"-P1D\"}"),
                Arguments.of("lifespan", named + "\"lifespan\":\"PT0S\"}"),
                Arguments.of("lifespan", named + "\"lifespan\":\"P99999Y\"}"),
                Arguments.of("lifespan", named + "\"lifespan\":\"P999999999999999999Y\"}"),
                Arguments.of("lifespan", named + "\"lifespan\":\"P" + "9".repeat(5000) + "D\"}"),
                Arguments.of("lifespan", named + "\"lifespan\":\"P4294967297D\"}"),
                Arguments.of("lifespan", named + "\"lifespan\":\"PT9999999999S\"}"),
                Arguments.of("lifespan", named + "\"lifespan\":\"P584556019Y\"}"),
                Arguments.of("lifespan", named + "\"lifespan\":\"P999999999M\"}"),
                Arguments.of("lifespan", named + "\"lifespan\":90}"),
                Arguments.of(
                        "lifespan",
                        named + "\"lifespan\":\"P1D\",\"expiresTimestamp\":4102444800000}"),
                Arguments.of("token", named + "\"token\":\"mine\"}"),
                Arguments.of("secret", named + "\"secret\":\"mine\"}"),
                Arguments.of("body", named + "}"));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void tokenIsRefused(String field, String json) {
        assertRefused(
                realm.realmAdmin()
                        .request("POST", realm.admin("/entities/" + invoice + "/tokens"))
                        .json(json)
                        .send(),
                field);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of("name", "{\"name\":null}"),
                Arguments.of("permissions", "{\"permissions\":null}"),
                Arguments.of("permissions", "{\"permissions\":[]}"),
                Arguments.of("enabled", "{\"enabled\":null}"),
                Arguments.of("expiresTimestamp", "{\"expiresTimestamp\":1}"),
                Arguments.of("lifespan", "{\"lifespan\":\"P1D\"}"),
                Arguments.of("token", "{\"token\":\"x\"}"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void changeOfTokenIsRefused(String field, String json) {
        assertRefused(
                realm.realmAdmin().request("PUT", realm.path(token)).json(json).send(), field);
    }

    static Stream<Arguments> actions() {
        return Stream.of(
                Arguments.of("action", "{\"ids\":[\"x\"]}"),
                Arguments.of("action", "{\"action\":\"explode\",\"ids\":[\"x\"]}"),
                Arguments.of("ids", "{\"action\":\"delete\"}"),
                Arguments.of("ids", "{\"action\":\"delete\",\"ids\":[]}"),
                Arguments.of("ids", "{\"action\":\"delete\",\"ids\":[1]}"),
                Arguments.of(
                        "ids",
                        "{\"action\":\"delete\",\"ids\":["
                                + Stream.iterate(0, i -> i + 1)
                                        .limit(1001)
                                        .map(i -> "\"" + i + "\"")
                                        .collect(Collectors.joining(","))
                                + "]}"),
                Arguments.of("all", "{\"action\":\"delete\",\"all\":true}"));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void actionIsRefused(String field, String json) {
        assertRefused(
                realm.realmAdmin()
                        .request("POST", realm.admin("/entities/" + invoice + "/tokens/actions"))
                        .json(json)
                        .send(),
                field);
    }

    @Test
    void takenNameOfATokenIs409AndNamesNoOther() {
        Answer answer =
                realm.realmAdmin()
                        .post(
                                realm.admin("/entities/" + invoice + "/tokens"),
                                Map.of("name", "the one", "permissions", List.of("read")));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("field").textValue()).isEqualTo("name");
    }
}
