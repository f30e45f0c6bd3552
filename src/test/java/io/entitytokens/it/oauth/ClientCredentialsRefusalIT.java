package io.entitytokens.it.oauth;

import static io.entitytokens.it.oauth.ClientSecrets.ENDPOINT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.PresentedTokens;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a system is not given for an entity token in place of a client secret. */
final class ClientCredentialsRefusalIT {

    private static final TestRealm REALM = TestRealm.of(ClientCredentialsRefusalIT.class);
    private static final OAuth OAUTH = new OAuth(REALM);

    private static ClientSecrets secrets;
    private static PresentedTokens tokens;

    @BeforeAll
    static void makeTokens() {
        secrets = ClientSecrets.in(REALM);
        tokens = secrets.tokens();
    }

    @ParameterizedTest
    @CsvSource({
        "audience,erp",
        "audience,nobody",
        "audience,entity-tokens",
        "resource,erp",
        "resource,https://records.example.org"
    })
    void targetOutsideTheEntitysAudienceIsInvalid(String parameter, String value) {
        JsonNode error =
                OAUTH.clientCredentials("entity-tokens", tokens.good().secret(), parameter, value)
                        .expect(400)
                        .json();

        assertThat(error.get("error").textValue()).isEqualTo("invalid_target");
        OAUTH.refusal(ENDPOINT, "wrong_audience");
    }

    /** {@code exp} is in full seconds: in the last part of one, a JWT would be dead at birth. */
    @Test
    void tokenPastItsLastFullSecondGetsNoJwt() {
        long lastSecond = Instant.now().getEpochSecond() + 2;
        Token token =
                REALM.token(
                        tokens.good().entityId(),
                        NewToken.named("brief")
                                .may("read")
                                .with("expiresTimestamp", lastSecond * 1000 + 999));
        List<JsonNode> replies = new ArrayList<>();

        TestRealm.await(
                () -> {
                    Answer exchanged = OAUTH.exchange("records-api", token.secret());
                    Answer issued = OAUTH.clientCredentials("entity-tokens", token.secret());
                    Stream.of(exchanged, issued)
                            .filter(answer -> answer.status() == 200)
                            .map(Answer::json)
                            .forEach(replies::add);
                    return List.of(exchanged.status(), issued.status());
                },
                List.of(400, 401)::equals);

        assertThat(replies)
                .allSatisfy(
                        reply -> {
                            JsonNode jwt = OAuth.claims(reply.get("access_token").textValue());
                            assertThat(reply.get("expires_in").longValue()).isPositive();
                            assertThat(jwt.get("exp").longValue()).isEqualTo(lastSecond);
                        });
        assertThat(OAUTH.refusal(ENDPOINT, "expired").at("/details/entity_token_id").textValue())
                .isEqualTo(token.id());
    }

    @ParameterizedTest
    @CsvSource({
        "entity:delete,missing_permission",
        "entity:read entity:delete,missing_permission",
        "openid,unknown_scope",
        "entity:read profile,unknown_scope",
        "entity:admin,unknown_scope",
        "offline_access,unknown_scope"
    })
    void scopeThatTheTokenDoesNotGrantIsInvalid(String scope, String reason) {
        JsonNode error = secrets.ask(scope).expect(400).json();

        assertThat(error.get("error").textValue()).isEqualTo("invalid_scope");
        assertThat(OAUTH.refusal(ENDPOINT, reason).get("error").textValue())
                .isEqualTo("not_allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"malformed", "unknown", "wrong_secret", "disabled", "entity_disabled"})
    void everyBadTokenGetsTheSameAnswerAndTheEventTellsWhy(String reason) {
        assertRefused(tokens.bad().get(reason), reason);
    }

    @Test
    void tokenWithSurrogatesIsRefused() {
        assertRefused(tokens.withSurrogates(), "malformed");
    }

    @Test
    void expiredTokenIsRefused() {
        assertRefused(tokens.expired().secret(), "expired");
    }

    private static void assertRefused(String secret, String reason) {
        Answer answer = OAUTH.clientCredentials("entity-tokens", secret);

        assertThat(answer.expect(401).body())
                .isEqualTo(
                        "{\"error\":\"invalid_client\",\"error_description\":"
                                + "\"Invalid client or Invalid client credentials\"}");
        JsonNode event = OAUTH.refusal(ENDPOINT, reason);
        assertThat(event.get("type").textValue()).isEqualTo("CLIENT_LOGIN_ERROR");
        assertThat(event.get("clientId").textValue()).isEqualTo("entity-tokens");
        assertThat(event.get("error").textValue()).isEqualTo("invalid_client_credentials");
    }

    @Test
    void refusalOfBasicCredentialsNamesTheScheme() {
        assertThat(
                        secrets.byBasic(tokens.bad().get("unknown"))
                                .expect(401)
                                .header("WWW-Authenticate"))
                .startsWith("Basic ");
    }

    /** What another grant is told then, this one is told. */
    @Test
    void unreadableHeaderIsRefusedAsForAnotherGrant() {
        String header = OAuth.basic("records-api", "%zz");

        assertThat(byHeader("client_credentials", header))
                .isEqualTo(byHeader("password", header))
                .isGreaterThanOrEqualTo(400);
    }

    private static int byHeader(String grant, String header) {
        return OAUTH.post("/token", List.of("grant_type", grant))
                .header("Authorization", header)
                .send()
                .status();
    }

    @Test
    void requestWithoutASecretIsRefused() {
        OAUTH.token(List.of("grant_type", "client_credentials", "client_id", "entity-tokens"))
                .expect(401);

        OAUTH.refusal(ENDPOINT, "no_credential");
    }

    @Test
    void secretInBothHeaderAndFormIsAnInvalidRequest() {
        String secret = tokens.good().secret();
        JsonNode error =
                OAUTH.post(
                                "/token",
                                List.of(
                                        "grant_type",
                                        "client_credentials",
                                        "client_secret",
                                        secret))
                        .header("Authorization", OAuth.basic("entity-tokens", secret))
                        .send()
                        .expect(400)
                        .json();

        assertThat(error.get("error").textValue()).isEqualTo("invalid_request");
        OAUTH.refusal(ENDPOINT, "several_credentials");
    }

    @Test
    void tokenOfAnEntityWithoutAudienceHasNoValidTarget() {
        Token token = REALM.token(REALM.entity("for-gateways"), "read");

        JsonNode error =
                OAUTH.clientCredentials("entity-tokens", token.secret()).expect(400).json();

        assertThat(error.get("error").textValue()).isEqualTo("invalid_target");
        OAUTH.refusal(ENDPOINT, "no_audience");
    }

    @Test
    void tokenThatIsSwitchedOffGetsNoMoreJwts() {
        Token token = REALM.token(tokens.good().entityId(), "read");
        OAUTH.clientCredentials("entity-tokens", token.secret()).expect(200);

        REALM.realmAdmin().put(REALM.path(token), Map.of("enabled", false)).expect(204);

        OAUTH.clientCredentials("entity-tokens", token.secret()).expect(401);
    }
}
