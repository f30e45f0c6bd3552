package io.entitytokens.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that cannot be accepted: a 4xx that names the field, and nothing stored. */
class BadInputIT {

    private static TestRealm realm;
    private static String invoice;
    private static Token token;
    private static int stored;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(BadInputIT.class);
        invoice = realm.entity("invoice");
        token =
                realm.token(
                        invoice,
                        Map.of("name", "the one", "permissions", List.of("read"), "enabled", true));
        stored = everything();
    }

    /** What is stored in the realm, as a number that any change would change. */
    private static int everything() {
        return List.of(
                        realm.realmAdmin().get(realm.admin("/entities?max=1000")).body(),
                        realm.realmAdmin().get(realm.admin("/entity-tokens?max=1000")).body())
                .hashCode();
    }

    @AfterAll
    static void nothingIsStored() {
        assertThat(everything()).isEqualTo(stored);
    }

    private static void assertRefused(Answer answer, String field) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().path("field").textValue()).as(answer.toString()).isEqualTo(field);
        assertThat(answer.json().path("errorMessage").textValue()).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("at io.entitytokens");
    }

    static Stream<Arguments> entities() {
        String long65 = "a".repeat(65);
        return Stream.of(
                Arguments.of("name", "{}"),
                Arguments.of("name", "{\"name\":null}"),
                Arguments.of("name", "{\"name\":\"\"}"),
                Arguments.of("name", "{\"name\":\"  \"}"),
                Arguments.of("name", "{\"name\":\"Invoice\"}"),
                Arguments.of("name", "{\"name\":\"-x\"}"),
                Arguments.of("name", "{\"name\":\"in voice\"}"),
                Arguments.of("name", "{\"name\":\"in/voice\"}"),
                Arguments.of("name", "{\"name\":\"rechnüng\"}"),
                Arguments.of("name", "{\"name\":\"x\\n\"}"),
                Arguments.of("name", "{\"name\":\"" + long65 + "\"}"),
                Arguments.of("name", "{\"name\":7}"),
                Arguments.of("name", "{\"name\":[\"x\"]}"),
                Arguments.of("displayName", "{\"name\":\"x\",\"displayName\":{}}"),
                Arguments.of("displayName", "{\"name\":\"x\",\"displayName\":\"a\\u0000b\"}"),
                Arguments.of("displayName", "{\"name\":\"x\",\"displayName\":\"a\\tb\"}"),
                Arguments.of("displayName", "{\"name\":\"x\",\"displayName\":\"a\\u0085b\"}"),
                Arguments.of("displayName", "{\"name\":\"x\",\"displayName\":\"a\\ud83d\"}"),
                Arguments.of(
                        "displayName",
                        "{\"name\":\"x\",\"displayName\":\"" + "é".repeat(256) + "\"}"),
                Arguments.of(
                        "description",
                        "{\"name\":\"x\",\"description\":\"" + "é".repeat(1001) + "\"}"),
                Arguments.of("enabled", "{\"name\":\"x\",\"enabled\":\"true\"}"),
                Arguments.of("enabled", "{\"name\":\"x\",\"enabled\":1}"),
                Arguments.of("enabled", "{\"name\":\"x\",\"enabled\":null}"),
                Arguments.of("audience", "{\"name\":\"x\",\"audience\":\"y\"}"),
                Arguments.of("audience", "{\"name\":\"x\",\"audience\":[7]}"),
                Arguments.of("audience", "{\"name\":\"x\",\"audience\":[null]}"),
                Arguments.of("audience", "{\"name\":\"x\",\"audience\":[\"nobody-knows\"]}"),
                Arguments.of("audience", "{\"name\":\"x\",\"audience\":[\"a\\u0000\"]}"),
                Arguments.of("audience", "{\"name\":\"x\",\"audience\":[\"realm-management\"]}"),
                Arguments.of("audience", "{\"name\":\"x\",\"audience\":[\"account\"]}"),
                Arguments.of("nmae", "{\"name\":\"x\",\"nmae\":\"y\"}"),
                Arguments.of("realmId", "{\"name\":\"x\",\"realmId\":\"y\"}"),
                Arguments.of("body", "{\"name\":\"x\",\"name\":\"y\"}"),
                Arguments.of("body", "{\"name\":\"x\"}{}"),
                Arguments.of("body", "{\"name\":"),
                Arguments.of("body", "[]"),
                Arguments.of("body", "null"),
                Arguments.of("body", ""),
                Arguments.of("body", "\"x\""),
                Arguments.of("body", "{'name':'x'}"),
                Arguments.of("body", "[".repeat(10_000)),
                Arguments.of("body", "{\"a\":".repeat(10_000)));
    }

    @ParameterizedTest
    @MethodSource("entities")
    void entityIsRefused(String field, String json) {
        assertRefused(
                realm.realmAdmin().request("POST", realm.admin("/entities")).json(json).send(),
                field);
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

    static Stream<Arguments> entityChanges() {
        return Stream.of(
                Arguments.of("name", "{\"name\":\"bill\"}"),
                Arguments.of("name", "{\"name\":null}"),
                Arguments.of("enabled", "{\"enabled\":null}"),
                Arguments.of("audience", "{\"audience\":[\"nobody-knows\"]}"));
    }

    @ParameterizedTest
    @MethodSource("entityChanges")
    void changeOfEntityIsRefused(String field, String json) {
        assertRefused(
                realm.realmAdmin()
                        .request("PUT", realm.admin("/entities/" + invoice))
                        .json(json)
                        .send(),
                field);
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
                                        .collect(java.util.stream.Collectors.joining(","))
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/entities?max=-1",
                "/entities?max=1001",
                "/entities?max=ten",
                "/entities?first=-1",
                "/entities?first=99999999999",
                "/entities?sort=id",
                "/entities?direction=up",
                "/entities?enabled=yes",
                "/entities?exact=1",
                "/entity-tokens?status=gone",
                "/entity-tokens?expiresBefore=tomorrow",
                "/entity-tokens?unusedSince=1.5",
                "/entities/available-audience?max=x"
            })
    void queryIsRefused(String path) {
        String parameter = path.substring(path.indexOf('?') + 1, path.indexOf('='));

        assertRefused(realm.realmAdmin().get(realm.admin(path)), parameter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max=1001",
                "first=-1",
                "tokenId=short",
                "tokenId=0UJg4EBGO3cQWJhXqJNb%F0%9F%98%80",
                "tokenId=zzzzzzzzzzzzzzzzzzzzzz",
                "kind=LOGIN",
                "kind=create",
                "kind=CREATE&kind=x",
                "dateFrom=yesterday",
                "dateFrom=2026-02-30",
                "dateFrom=99999999999999999999",
                "dateTo=2026-11-25T10:00:00Z",
                "dateTo=2026-1-1",
                "reason=because"
            })
    void queryOfEventsIsRefused(String query) {
        String parameter = query.substring(0, query.indexOf('='));

        assertRefused(
                realm.realmAdmin().get(realm.admin("/entities/" + invoice + "/events?" + query)),
                parameter);
    }

    @Test
    void wholeTokenInAQueryOfEventsIsNotRepeated() {
        String secret = Forgery.unknown(2);
        Answer answer =
                realm.realmAdmin()
                        .get(realm.admin("/entities/" + invoice + "/events?tokenId=" + secret));

        assertRefused(answer, "tokenId");
        assertThat(answer.body()).doesNotContain(secret);
    }

    @Test
    void controlCharacterInAQueryIsRefusedByKeycloakItself() {
        realm.realmAdmin().get(realm.admin("/entities?search=a%00b")).expect(400);
    }

    @Test
    void oddIdsAreNotFound() {
        for (String id : List.of("a%00b", "x", "%F0%9F%98%80", "..%2f", "'--")) {
            assertThat(realm.realmAdmin().get(realm.admin("/entities/" + id)).status())
                    .as(id)
                    .isIn(400, 404);
        }
    }

    @Test
    void searchForAWholeTokenIsRefused() {
        assertRefused(
                realm.realmAdmin().get(realm.admin("/entity-tokens?search=" + Forgery.unknown(1))),
                "search");
    }

    @Test
    void hugeBodyIsRefused() {
        Answer answer =
                realm.realmAdmin()
                        .request("POST", realm.admin("/entities"))
                        .json("{\"name\":\"" + "x".repeat(1_000_000) + "\"}")
                        .send();

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().get("field").textValue()).isEqualTo("body");
    }

    @Test
    void wrongContentTypeIsRefused() {
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "application/xml")) {
            assertThat(
                            realm.realmAdmin()
                                    .request("POST", realm.admin("/entities"))
                                    .body(type, "{\"name\":\"x\"}")
                                    .send()
                                    .status())
                    .isEqualTo(415);
        }
    }

    @Test
    void takenNameOfAnEntityIs409() {
        Answer answer =
                realm.realmAdmin().post(realm.admin("/entities"), Map.of("name", "invoice"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("field").textValue()).isEqualTo("name");
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
