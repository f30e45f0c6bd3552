package io.entitytokens.it.authzen;

import static io.entitytokens.it.support.Pep.action;
import static io.entitytokens.it.support.Pep.question;
import static io.entitytokens.it.support.Pep.resource;
import static io.entitytokens.it.support.Pep.subject;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Pep;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many questions in one call, and what the answers to one and to many have in common. */
class AuthzenEvaluationsIT {

    private static final TestRealm REALM = TestRealm.of(AuthzenEvaluationsIT.class);

    private static Pep billing;
    private static Token good;

    @BeforeAll
    static void makeToken() {
        billing = Pep.of(REALM, "billing");
        good = REALM.token(REALM.entity("invoice", "billing"), "read", "write");
    }

    @Test
    void questionsShareWhatTheyHaveInCommon() {
        JsonNode answer =
                evaluations(
                        Map.of(
                                "subject", subject(good),
                                "action", action("read"),
                                "resource", resource("invoice"),
                                "context", Map.of("time", "2026-11-25T10:00Z"),
                                "evaluations",
                                        List.of(
                                                Map.of(),
                                                Map.of("action", action("delete")),
                                                Map.of("resource", resource("customer")),
                                                Map.of("subject", subject("x")),
                                                Map.of("action", action("write")))));

        assertThat(answer.has("decision")).isFalse();
        assertThat(answer.get("evaluations").findValuesAsText("decision"))
                .containsExactly("true", "false", "false", "false", "true");
        assertThat(answer.get("evaluations").findValuesAsText("reason"))
                .containsExactly("missing_permission", "wrong_entity", "invalid_token");
    }

    private static JsonNode evaluations(Map<String, Object> call) {
        return billing.call("evaluations").json(call).send().expect(200).json();
    }

    @ParameterizedTest
    @CsvSource({
        "execute_all, true false true false",
        "deny_on_first_deny, true false",
        "permit_on_first_permit, true"
    })
    void semanticSaysWhereToEnd(String semantic, String decisions) {
        JsonNode answer =
                evaluations(
                        Map.of(
                                "subject", subject(good),
                                "resource", resource("invoice"),
                                "options", Map.of("evaluations_semantic", semantic),
                                "evaluations",
                                        List.of(
                                                Map.of("action", action("read")),
                                                Map.of("action", action("delete")),
                                                Map.of("action", action("write")),
                                                Map.of("action", action("delete")))));

        assertThat(String.join(" ", answer.get("evaluations").findValuesAsText("decision")))
                .isEqualTo(decisions);
    }

    @Test
    void callWithoutAnArrayIsOneQuestion() {
        Map<String, Object> question = question(subject(good), "read", "invoice");

        assertThat(evaluations(question)).isEqualTo(billing.ask(question).json());
    }

    @Test
    void hundredQuestionsAreAnsweredAndOneMoreIsRefused() {
        Map<String, Object> question = question(subject(good), "read", "invoice");

        JsonNode answer = evaluations(Map.of("evaluations", Collections.nCopies(100, question)));
        Answer refused =
                billing.call("evaluations")
                        .json(Map.of("evaluations", Collections.nCopies(101, question)))
                        .send();

        assertThat(Set.copyOf(answer.get("evaluations").findValuesAsText("decision")))
                .containsExactly("true");
        assertThat(answer.get("evaluations")).hasSize(100);
        assertThat(refused.expect(400).json().get("field").textValue()).isEqualTo("evaluations");
    }

    @Test
    void requestIdComesBackWhateverTheAnswer() {
        Map<String, Object> question = question(subject(good), "read", "invoice");

        for (Answer answer :
                List.of(
                        billing.call("evaluation")
                                .header("X-Request-ID", "a b;c")
                                .json(question)
                                .send(),
                        billing.call("evaluation")
                                .header("X-Request-ID", "a b;c")
                                .json("{}")
                                .send(),
                        Pep.call(REALM, "evaluations")
                                .header("X-Request-ID", "a b;c")
                                .json(question)
                                .send())) {
            assertThat(answer.headers().allValues("X-Request-ID")).containsExactly("a b;c");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }
    }
}
