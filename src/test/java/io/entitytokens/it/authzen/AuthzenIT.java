package io.entitytokens.it.authzen;

import static io.entitytokens.it.support.Pep.action;
import static io.entitytokens.it.support.Pep.question;
import static io.entitytokens.it.support.Pep.resource;
import static io.entitytokens.it.support.Pep.subject;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.Pep;
import io.entitytokens.it.support.PresentedTokens;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What policy enforcement points ask, and what each of them gets to hear. */
@Tag("database")
class AuthzenIT {

    private static final TestRealm REALM = TestRealm.of(AuthzenIT.class);

    private static Pep billing;
    private static Pep outsider;
    private static PresentedTokens tokens;

    @BeforeAll
    static void makeTokens() {
        billing = Pep.of(REALM, "billing");
        outsider = Pep.of(REALM, "outsider");
        tokens = PresentedTokens.in(REALM, "billing");
    }

    private static JsonNode json(Object value) {
        return Http.JSON.valueToTree(value);
    }

    private static JsonNode no(String reason) {
        return json(Map.of("decision", false, "context", Map.of("reason", reason)));
    }

    private static void assertNoted(Pep pep, String reason) {
        JsonNode event = pep.latestEvent();
        assertThat(event.get("type").textValue()).isEqualTo("PERMISSION_TOKEN_ERROR");
        assertThat(event.at("/details/endpoint").textValue()).isEqualTo("authzen");
        assertThat(event.at("/details/reason").textValue()).isEqualTo(reason);
    }

    @Test
    void allowedAnswerTellsWhichTokenItIs() {
        Token token =
                REALM.token(tokens.good().entityId(), NewToken.named("SAP & Söhne").may("read"));

        Answer answer = billing.ask(question(subject(token), "read", "invoice")).expect(200);

        assertThat(answer.json())
                .isEqualTo(
                        json(
                                Map.of(
                                        "decision",
                                        true,
                                        "context",
                                        Map.of(
                                                "entity_token_id",
                                                token.id(),
                                                "entity_token_name",
                                                "SAP & Söhne"))));
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Request-ID")).isNull();
        TestRealm.await(
                () -> REALM.realmAdmin().get(REALM.path(token)).expect(200).json(),
                json -> json.path("lastUsedEndpoint").asText().equals("authzen"));
    }

    @Test
    void wholeTokenAsTheIdIsAsGood() {
        JsonNode decision = billing.decide(tokens.good().secret(), "write", "invoice");

        assertThat(decision.get("decision").booleanValue()).isTrue();
        assertThat(decision.toString())
                .isEqualTo(billing.decide(tokens.good(), "write", "invoice").toString());
    }

    @Test
    void missingPermissionIsRefused() {
        assertThat(billing.decide(tokens.good(), "delete", "invoice"))
                .isEqualTo(no("missing_permission"));
        JsonNode event = billing.latestEvent();
        assertThat(event.get("error").textValue()).isEqualTo("not_allowed");
        assertThat(event.get("clientId").textValue()).isEqualTo("billing");
        assertThat(event.get("details").toString())
                .contains("\"permission\":\"delete\"")
                .contains("\"entity\":\"invoice\"")
                .contains("\"entity_token_id\":\"" + tokens.good().id() + "\"");
    }

    /** Whether the other entity exists is not told. */
    @Test
    void tokenOfCustomerIsRefusedForInvoices() {
        Token customer = REALM.token(REALM.entity("customer", "billing"), "read");

        assertThat(billing.decide(customer, "read", "customer").get("decision").booleanValue())
                .isTrue();
        for (String entity : List.of("invoice", "no-such-entity", "NO NAME", "")) {
            assertThat(billing.decide(customer, "read", entity)).isEqualTo(no("wrong_entity"));
            assertNoted(billing, "wrong_entity");
        }
    }

    @Test
    void switchesActAtOnce() {
        String order = REALM.entity("order", "billing");
        Token token = REALM.token(order, "read");
        assertThat(billing.decide(token, "read", "order").get("decision").booleanValue()).isTrue();

        REALM.realmAdmin().put(REALM.path(token), Map.of("enabled", false)).expect(204);
        assertThat(billing.decide(token, "read", "order")).isEqualTo(no("disabled"));
        assertNoted(billing, "disabled");
        REALM.realmAdmin().put(REALM.path(token), Map.of("enabled", true)).expect(204);

        String path = REALM.admin("/entities/" + order);
        REALM.realmAdmin().put(path, Map.of("enabled", false)).expect(204);
        assertThat(billing.decide(token, "read", "order")).isEqualTo(no("entity_disabled"));
        assertNoted(billing, "entity_disabled");
        REALM.realmAdmin().put(path, Map.of("enabled", true)).expect(204);

        REALM.realmAdmin().put(path, Map.of("audience", List.of("outsider"))).expect(204);
        assertThat(billing.decide(token, "read", "order")).isEqualTo(no("invalid_token"));
        assertThat(outsider.decide(token, "read", "order").get("decision").booleanValue()).isTrue();
    }

    @Test
    void expiredTokenIsRefused() {
        assertThat(billing.decide(tokens.expired(), "read", "invoice")).isEqualTo(no("expired"));
        assertNoted(billing, "expired");
    }

    @Test
    void whateverACallerMayNotKnowTheAnswerIsTheSame() {
        for (String reason : List.of("malformed", "unknown", "wrong_secret")) {
            String presented = tokens.bad().get(reason);
            assertUniform(billing, presented, reason);
            assertUniform(outsider, presented, reason);
        }
        assertUniform(billing, tokens.good().id(), "malformed");
    }

    @Test
    void whoIsNotInTheAudienceLearnsNothingOfATokenOrItsState() {
        assertUniform(outsider, tokens.good().secret(), "not_in_audience");
        assertUniform(outsider, tokens.bad().get("disabled"), "not_in_audience");
        assertUniform(outsider, tokens.bad().get("entity_disabled"), "not_in_audience");
    }

    @Test
    void nobodyLearnsOfTokensOfAnEntityWithoutAudience() {
        String gatewayOnly = REALM.entity("gateway-only");
        Token token = REALM.token(gatewayOnly, "read");
        assertUniform(billing, token.secret(), "no_audience");

        REALM.realmAdmin().put(REALM.path(token), Map.of("enabled", false)).expect(204);
        assertUniform(billing, token.secret(), "disabled");
    }

    private static void assertUniform(Pep pep, String presented, String reason) {
        Answer answer = pep.ask(question(subject(presented), "read", "invoice"));

        assertThat(answer.expect(200).body())
                .isEqualTo("{\"decision\":false,\"context\":{\"reason\":\"invalid_token\"}}");
        assertNoted(pep, reason);
    }

    @Test
    void tokenUnderTheNameOfAnotherIsRefused() {
        Token other = REALM.token(tokens.good().entityId(), "read");
        for (Map<String, Object> subject :
                List.of(
                        subject(other.id(), tokens.good().secret()),
                        subject("", tokens.good().secret()),
                        subject(tokens.good().secret(), tokens.good().secret()),
                        subject(other.id(), tokens.bad().get("disabled")))) {
            assertThat(billing.ask(question(subject, "read", "invoice")).expect(200).json())
                    .isEqualTo(no("invalid_token"));
            assertNoted(billing, "wrong_id");
        }
    }

    @Test
    void foreignQuestionsAreAnsweredNo() {
        Map<String, Object> subject = subject(tokens.good());

        assertForeign(
                "unsupported_token_type",
                Map.of("type", "user", "id", "alice"),
                action("read"),
                resource("invoice"));
        assertForeign(
                "unsupported_resource_type",
                subject,
                action("read"),
                Map.of("type", "book", "id", "invoice"));
        for (String action : List.of("can_read", "READ", "", "read write")) {
            assertForeign("unsupported_method", subject, action(action), resource("invoice"));
        }
    }

    private static void assertForeign(
            String reason,
            Map<String, Object> subject,
            Map<String, Object> action,
            Map<String, Object> resource) {
        Map<String, Object> question =
                Map.of("subject", subject, "action", action, "resource", resource);

        assertThat(outsider.ask(question).expect(200).json()).isEqualTo(no(reason));
        assertNoted(outsider, reason);
    }

    @Test
    void tokenOfAnotherRealmIsUnknown() {
        TestRealm elsewhere = TestRealm.named("authzenit-elsewhere", Map.of());
        Pep.of(elsewhere, "billing");
        Token token = elsewhere.token(elsewhere.entity("invoice", "billing"), "read");

        assertUniform(billing, token.secret(), "unknown");
    }
}
