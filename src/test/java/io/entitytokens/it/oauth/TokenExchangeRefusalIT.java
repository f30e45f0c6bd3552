package io.entitytokens.it.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.PresentedTokens;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a resource server is not given for an entity token that it was handed. */
final class TokenExchangeRefusalIT {

    private static final String ENDPOINT = "token_exchange";
    private static final TestRealm REALM = TestRealm.of(TokenExchangeRefusalIT.class);
    private static final OAuth OAUTH = new OAuth(REALM);

    private static PresentedTokens tokens;

    @BeforeAll
    static void makeTokens() {
        tokens = ExchangeTokens.in(REALM);
    }

    @ParameterizedTest
    @CsvSource({
        "audience,stranger,invalid_target,wrong_audience",
        "audience,nobody,invalid_target,wrong_audience",
        "audience,entity-tokens,invalid_target,wrong_audience",
        "resource,stranger,invalid_target,wrong_audience",
        "resource,https://records.example.org,invalid_target,wrong_audience",
        "scope,entity:delete,invalid_scope,missing_permission",
        "scope,openid,invalid_scope,unknown_scope",
        "requested_token_type,urn:ietf:params:oauth:token-type:refresh_token,invalid_request,"
                + "unsupported_token_type",
        "requested_token_type,urn:ietf:params:oauth:token-type:id_token,invalid_request,"
                + "unsupported_token_type",
        "actor_token,someone,invalid_request,unsupported_token_type"
    })
    void requestBeyondWhatTheTokenGrantsGetsTheErrorOfTheRfc(
            String parameter, String value, String error, String reason) {
        Answer answer = OAUTH.exchange("records-api", tokens.good().secret(), parameter, value);

        assertThat(answer.expect(400).json().get("error").textValue()).isEqualTo(error);
        assertEvent(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"malformed", "unknown", "wrong_secret", "disabled", "entity_disabled"})
    void everyBadTokenGetsTheSameAnswerAndTheEventTellsWhy(String reason) {
        assertRefused("records-api", tokens.bad().get(reason), reason);
    }

    @Test
    void expiredTokenIsRefused() {
        assertRefused("records-api", tokens.expired().secret(), "expired");
    }

    @Test
    void callerOutsideTheAudienceGetsTheAnswerOfABadToken() {
        assertRefused("stranger", tokens.good().secret(), "not_in_audience");
    }

    private static void assertRefused(String clientId, String token, String reason) {
        assertThat(OAUTH.exchange(clientId, token).expect(400).body())
                .isEqualTo(
                        "{\"error\":\"invalid_request\",\"error_description\":"
                                + "\"Invalid subject token\"}");
        assertThat(assertEvent(reason).get("clientId").textValue()).isEqualTo(clientId);
    }

    private static JsonNode assertEvent(String reason) {
        JsonNode event = OAUTH.refusal(ENDPOINT, reason);
        assertThat(event.get("type").textValue()).isEqualTo("TOKEN_EXCHANGE_ERROR");
        return event;
    }

    @Test
    void publicClientIsAnUnauthorizedClient() {
        JsonNode error = OAUTH.exchange("website", tokens.good().secret()).expect(400).json();

        assertThat(error.get("error").textValue()).isEqualTo("unauthorized_client");
        assertEvent("public_client");
    }

    @Test
    void missingSubjectTokenIsAnInvalidRequest() {
        JsonNode error =
                OAUTH.token(
                                List.of(
                                        "grant_type",
                                        "urn:ietf:params:oauth:grant-type:token-exchange",
                                        "client_id",
                                        "records-api",
                                        "client_secret",
                                        OAuth.CLIENT_SECRET,
                                        "subject_token_type",
                                        OAuth.ENTITY_TOKEN_TYPE))
                        .expect(400)
                        .json();

        assertThat(error.get("error").textValue()).isEqualTo("invalid_request");
        assertEvent("no_credential");
    }

    @Test
    void tokenOfAnEntityWithoutAudienceHasNoValidTarget() {
        Token token = REALM.token(REALM.entity("for-gateways"), "read");

        JsonNode error = OAUTH.exchange("records-api", token.secret()).expect(400).json();

        assertThat(error.get("error").textValue()).isEqualTo("invalid_target");
        assertEvent("no_audience");
    }

    @Test
    void entityTokenUnderAnotherTypeIsAnInvalidRequest() {
        JsonNode error =
                OAUTH.exchange(
                                "records-api",
                                tokens.good().secret(),
                                "subject_token_type",
                                OAuth.ACCESS_TOKEN_TYPE)
                        .expect(400)
                        .json();

        assertThat(error.get("error").textValue()).isEqualTo("invalid_request");
    }

    @Test
    void tokenThatIsSwitchedOffIsExchangedNoMore() {
        Token token = REALM.token(tokens.good().entityId(), "read");
        OAUTH.exchange("records-api", token.secret()).expect(200);

        REALM.realmAdmin().put(REALM.path(token), Map.of("enabled", false)).expect(204);

        OAUTH.exchange("records-api", token.secret()).expect(400);
    }
}
