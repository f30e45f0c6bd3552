package io.entitytokens.it.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Http.Request;
import io.entitytokens.it.support.WithOwnServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Keycloak has an AuthZEN of its own, behind a feature switch: with the feature on, it answers as
 * without the jar, and ours answers beside it. Off is how the other tests run.
 */
@WithOwnServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthzenFeatureIT {

    private static final String REALM = "authzen";
    private static final Map<String, Object> ALICE =
            Map.of(
                    "subject", Map.of("type", "user", "id", "alice"),
                    "action", Map.of("name", "read"),
                    "resource", Map.of("type", "entity", "id", "invoice"));

    private Servers servers;
    private Side with;
    private Side without;

    @BeforeAll
    void startBoth(@TempDir Path directory) {
        servers = new Servers(directory, "authzen", "--features=authzen");
        with = new Side(servers.with(), REALM);
        without = new Side(servers.without(), REALM);
        with.create();
        without.create();
    }

    @AfterAll
    void stopBoth() {
        servers.stop();
    }

    static Stream<Question> questions() {
        return Stream.of(
                new Question(
                        "configuration",
                        s -> s.at("GET", "/.well-known/authzen-configuration").send()),
                new Question(
                        "configuration before the realm",
                        s ->
                                s.anywhere(
                                                "GET",
                                                "/.well-known/authzen-configuration/realms/"
                                                        + REALM)
                                        .send()),
                new Question("by nobody", s -> evaluation(s).json(ALICE).send()),
                new Question(
                        "by a client",
                        s -> evaluation(s).bearer(accessToken(s)).json(ALICE).send()),
                new Question(
                        "with a request id",
                        s ->
                                evaluation(s)
                                        .bearer(accessToken(s))
                                        .header("X-Request-ID", "abc")
                                        .json(ALICE)
                                        .send()),
                new Question(
                        "several",
                        s ->
                                s.at("POST", "/authzen/access/v1/evaluations")
                                        .bearer(accessToken(s))
                                        .json(Map.of("evaluations", List.of(ALICE, ALICE)))
                                        .send()),
                new Question(
                        "of our subject type",
                        s ->
                                evaluation(s)
                                        .bearer(accessToken(s))
                                        .json(
                                                Map.of(
                                                        "subject",
                                                        Map.of("type", "entity_token", "id", "x")))
                                        .send()));
    }

    private static Request evaluation(Side side) {
        return side.at("POST", "/authzen/access/v1/evaluation");
    }

    private static String accessToken(Side side) {
        return side.form("token", "records-api", "grant_type=client_credentials")
                .expect(200)
                .json()
                .get("access_token")
                .textValue();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void keycloaksOwnIsAnsweredAsBefore(Question question) {
        assertThat(Normal.of(question.ask().apply(with), with))
                .isEqualTo(Normal.of(question.ask().apply(without), without));
    }

    @Test
    void featureIsOn() {
        assertThat(
                        with.at("GET", "/.well-known/authzen-configuration")
                                .send()
                                .expect(200)
                                .json()
                                .get("access_evaluation_endpoint")
                                .textValue())
                .endsWith("/authzen/access/v1/evaluation");
    }

    @Test
    void oursAnswersBesideIt() {
        String entity =
                with.admin("POST", "/entities")
                        .json(Map.of("name", "invoice", "audience", List.of("records-api")))
                        .send()
                        .expect(201)
                        .json()
                        .get("id")
                        .textValue();
        JsonNode token =
                with.admin("POST", "/entities/" + entity + "/tokens")
                        .json(Map.of("name", "SAP", "permissions", List.of("read")))
                        .send()
                        .expect(201)
                        .json();
        JsonNode configuration =
                with.at("GET", "/.well-known/entity-tokens-configuration")
                        .send()
                        .expect(200)
                        .json();
        assertThat(configuration.get("policy_decision_point").textValue())
                .endsWith("/realms/" + REALM + "/entity-tokens");

        Answer answer =
                with.at("POST", "/entity-tokens/access/v1/evaluation")
                        .header("Authorization", Side.basic("records-api"))
                        .header("X-Request-ID", "abc")
                        .json(
                                Map.of(
                                        "subject",
                                        Map.of(
                                                "type",
                                                "entity_token",
                                                "id",
                                                token.get("id").textValue(),
                                                "properties",
                                                Map.of("token", token.get("token").textValue())),
                                        "action",
                                        Map.of("name", "read"),
                                        "resource",
                                        Map.of("type", "entity", "id", "invoice")))
                        .send();

        assertThat(answer.expect(200).json().get("decision").booleanValue()).isTrue();
        assertThat(answer.headers().allValues("X-Request-ID")).containsExactly("abc");
    }
}
