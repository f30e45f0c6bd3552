package io.entitytokens.it.authzen;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Forgery;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Pep;
import io.entitytokens.it.support.TestRealm;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions that are none: told where they are wrong, never what stands there. */
class AuthzenBadInputIT {

    private static final TestRealm REALM = TestRealm.of(AuthzenBadInputIT.class);
    private static final String SECRET = Forgery.unknown(7);
    private static final String SUBJECT =
            "\"subject\":{\"type\":\"entity_token\",\"id\":\"" + SECRET + "\"}";
    private static final String ACTION = "\"action\":{\"name\":\"read\"}";
    private static final String RESOURCE = "\"resource\":{\"type\":\"entity\",\"id\":\"invoice\"}";

    private static Pep pep;

    @BeforeAll
    static void makeClient() {
        pep = Pep.of(REALM, "billing");
    }

    private static String body(String... members) {
        return "{" + String.join(",", members) + "}";
    }

    private static void assertRefused(Answer answer, String field) {
        assertThat(answer.expect(400).json().get("field").textValue()).isEqualTo(field);
        assertThat(answer.json().get("errorMessage").textValue()).startsWith(field);
        assertThat(answer.body()).doesNotContain("ket_").doesNotContain("Exception");
    }

    static Stream<Arguments> single() {
        return Stream.of(
                Arguments.of("body", ""),
                Arguments.of("body", "{"),
                Arguments.of("body", "null"),
                Arguments.of("body", "[]"),
                Arguments.of("body", "\"" + SECRET + "\""),
                Arguments.of("body", SECRET),
                Arguments.of("body", body(SUBJECT, ACTION, RESOURCE) + "{}"),
                Arguments.of("body", body(SUBJECT, SUBJECT, ACTION, RESOURCE)),
                Arguments.of("body", "[".repeat(10_000)),
                Arguments.of("body", "{\"a\":".repeat(10_000)),
                Arguments.of("body", body(SUBJECT, ACTION, RESOURCE, "\"x\":" + "9".repeat(2000))),
                Arguments.of(
                        "body",
                        body(SUBJECT, ACTION, RESOURCE, "\"x\":\"" + "x".repeat(200_000) + "\"")),
                Arguments.of("subject", body(ACTION, RESOURCE)),
                Arguments.of("subject", body("\"subject\":\"" + SECRET + "\"", ACTION, RESOURCE)),
                Arguments.of("subject.type", body("\"subject\":{\"id\":\"x\"}", ACTION, RESOURCE)),
                Arguments.of(
                        "subject.id",
                        body("\"subject\":{\"type\":\"entity_token\"}", ACTION, RESOURCE)),
                Arguments.of(
                        "subject.properties",
                        body(
                                "\"subject\":{\"type\":\"entity_token\",\"id\":\"x\","
                                        + "\"properties\":\"x\"}",
                                ACTION,
                                RESOURCE)),
                Arguments.of(
                        "subject.properties.token",
                        body(
                                "\"subject\":{\"type\":\"entity_token\",\"id\":\"x\","
                                        + "\"properties\":{\"token\":[\""
                                        + SECRET
                                        + "\"]}}",
                                ACTION,
                                RESOURCE)),
                Arguments.of("action", body(SUBJECT, RESOURCE)),
                Arguments.of("action.name", body(SUBJECT, "\"action\":{}", RESOURCE)),
                Arguments.of("action.name", body(SUBJECT, "\"action\":{\"name\":[]}", RESOURCE)),
                Arguments.of("resource", body(SUBJECT, ACTION, "\"resource\":null")),
                Arguments.of("resource.type", body(SUBJECT, ACTION, "\"resource\":{\"id\":\"x\"}")),
                Arguments.of(
                        "resource.id",
                        body(SUBJECT, ACTION, "\"resource\":{\"type\":\"entity\",\"id\":1}")));
    }

    @ParameterizedTest
    @MethodSource("single")
    void badQuestionIsRefusedByBothCalls(String field, String body) {
        assertRefused(pep.call("evaluation").json(body).send(), field);
        assertRefused(pep.call("evaluations").json(body).send(), field);
        assertThat(pep.latestEvent().at("/details/reason").textValue())
                .isEqualTo("incomplete_request");
    }

    static Stream<Arguments> several() {
        return Stream.of(
                Arguments.of("evaluations", "\"evaluations\":{}"),
                Arguments.of("evaluations", "\"evaluations\":\"x\""),
                Arguments.of("evaluations[0]", "\"evaluations\":[null]"),
                Arguments.of("evaluations[1]", "\"evaluations\":[{},[]]"),
                Arguments.of("evaluations[1].action", "\"evaluations\":[{},{\"action\":\"x\"}]"),
                Arguments.of(
                        "evaluations[0].subject.id",
                        "\"evaluations\":[{\"subject\":{\"type\":\"x\"}}]"),
                Arguments.of("options", "\"evaluations\":[{}],\"options\":[]"),
                Arguments.of(
                        "options.evaluations_semantic",
                        "\"evaluations\":[{}],\"options\":{\"evaluations_semantic\":\"none\"}"));
    }

    @ParameterizedTest
    @MethodSource("several")
    void badRowOfQuestionsIsRefusedAsAWhole(String field, String evaluations) {
        assertRefused(
                pep.call("evaluations").json(body(SUBJECT, ACTION, RESOURCE, evaluations)).send(),
                field);
    }

    @Test
    void whatIsUnknownIsIgnored() {
        String deep = "\"context\":" + "{\"a\":".repeat(20) + "1" + "}".repeat(20);

        assertThat(
                        pep.call("evaluation")
                                .json(body(SUBJECT, ACTION, RESOURCE, deep, "\"page\":[1,null]"))
                                .send()
                                .expect(200)
                                .json()
                                .at("/context/reason")
                                .textValue())
                .isEqualTo("invalid_token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
    void otherContentTypesAreRefused(String type) {
        for (String call : List.of("evaluation", "evaluations")) {
            pep.call(call).body(type, body(SUBJECT, ACTION, RESOURCE)).send().expect(415);
        }
    }

    @Test
    void jsonWithACharsetIsJson() {
        pep.call("evaluation")
                .body("application/json; charset=utf-8", body(SUBJECT, ACTION, RESOURCE))
                .send()
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void otherMethodsAreRefused(String method) {
        for (String call : List.of("evaluation", "evaluations")) {
            Http.request(method, "/realms/" + REALM.name() + "/entity-tokens/access/v1/" + call)
                    .header("Authorization", OAuth.basic("billing", OAuth.CLIENT_SECRET))
                    .send()
                    .expect(405);
        }
    }

    @Test
    void otherCallsAreNotThere() {
        for (String call : List.of("search/subject", "evaluation/x", "evaluationss", "")) {
            assertThat(pep.call(call).json("{}").send().status()).isIn(404, 405);
        }
        for (String call : List.of("evaluation", "evaluations")) {
            Http.request("POST", "/realms/nowhere/entity-tokens/access/v1/" + call)
                    .json("{}")
                    .send()
                    .expect(404);
        }
    }
}
