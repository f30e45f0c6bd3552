package io.entitytokens.it.admin;

import static io.entitytokens.it.admin.UnchangedRealm.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An entity that cannot be accepted: a 4xx that names the field, and nothing stored. */
class BadEntityIT {

    private static UnchangedRealm unchanged;
    private static TestRealm realm;
    private static String invoice;

    @BeforeAll
    static void makeRealm() {
        unchanged = UnchangedRealm.of(BadEntityIT.class);
        realm = unchanged.realm();
        invoice = unchanged.token().entityId();
    }

    @AfterAll
    static void nothingIsStored() {
        unchanged.assertUnchanged();
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
}
