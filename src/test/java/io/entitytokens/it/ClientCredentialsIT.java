package io.entitytokens.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A system that knows only a client id and a client secret. */
final class ClientCredentialsIT {

    private static final String DOOR = "client_credentials";
    private static final TestRealm REALM = TestRealm.of(ClientCredentialsIT.class);
    private static final OAuth OAUTH = new OAuth(REALM);

    private static PresentedTokens tokens;
    private static String erp;

    @BeforeAll
    static void makeTokens() {
        OAUTH.client("records-api");
        erp = OAUTH.client("erp", Map.of("clientAuthenticatorType", "entity-token"));
        tokens = PresentedTokens.in(REALM, "records-api");
    }

    @Test
    void tokenWhenTheSecretIsAnEntityTokenThenAJwtWithAllItsPermissions() {
        Answer answer = OAUTH.clientCredentials("entity-tokens", tokens.good().secret());

        JsonNode reply = answer.expect(200).json();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.get("scope").textValue()).isEqualTo("entity:read entity:write");
        assertThat(reply.get("token_type").textValue()).isEqualTo("Bearer");
        assertThat(reply.get("expires_in").intValue()).isEqualTo(300);
        assertThat(reply.has("refresh_token")).isFalse();
        assertThat(reply.has("id_token")).isFalse();
    }

    @Test
    void tokenWhenTheSecretComesByBasicThenTheSame() {
        JsonNode reply = byBasic(tokens.good().secret()).expect(200).json();

        assertThat(reply.get("scope").textValue()).isEqualTo("entity:read entity:write");
    }

    private static Answer byBasic(String secret) {
        return OAUTH.post("/token", List.of("grant_type", "client_credentials"))
                .header("Authorization", OAuth.basic("entity-tokens", secret))
                .send();
    }

    @Test
    void tokenWhenLessIsAskedForThenLess() {
        JsonNode reply = ask("entity:read").expect(200).json();

        assertThat(reply.get("scope").textValue()).isEqualTo("entity:read");
        assertThat(OAuth.claims(reply.get("access_token").textValue()).get("entity_permissions"))
                .hasToString("[\"read\"]");
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
    void tokenWhenMoreIsAskedForThenInvalidScope(String scope, String reason) {
        JsonNode error = ask(scope).expect(400).json();

        assertThat(error.get("error").textValue()).isEqualTo("invalid_scope");
        assertThat(OAUTH.refusal(DOOR, reason).get("error").textValue()).isEqualTo("not_allowed");
    }

    private static Answer ask(String scope) {
        return OAUTH.clientCredentials("entity-tokens", tokens.good().secret(), "scope", scope);
    }

    @ParameterizedTest
    @ValueSource(strings = {"malformed", "unknown", "wrong_secret", "disabled", "entity_disabled"})
    void tokenWhenTheTokenIsNoGoodThenTheSameAnswerAndTheReasonInTheEvent(String reason) {
        assertRefused(tokens.bad().get(reason), reason);
    }

    @Test
    void tokenWhenTheTokenHasSurrogatesThenRefused() {
        assertRefused(tokens.withSurrogates(), "malformed");
    }

    @Test
    void tokenWhenExpiredThenRefused() {
        assertRefused(tokens.expired().secret(), "expired");
    }

    private static void assertRefused(String secret, String reason) {
        Answer answer = OAUTH.clientCredentials("entity-tokens", secret);

        assertThat(answer.expect(401).body())
                .isEqualTo(
                        "{\"error\":\"invalid_client\",\"error_description\":"
                                + "\"Invalid client or Invalid client credentials\"}");
        JsonNode event = OAUTH.refusal(DOOR, reason);
        assertThat(event.get("type").textValue()).isEqualTo("CLIENT_LOGIN_ERROR");
        assertThat(event.get("clientId").textValue()).isEqualTo("entity-tokens");
        assertThat(event.get("error").textValue()).isEqualTo("invalid_client_credentials");
    }

    @Test
    void tokenWhenRefusedByBasicThenTheAnswerNamesTheScheme() {
        assertThat(byBasic(tokens.bad().get("unknown")).expect(401).header("WWW-Authenticate"))
                .startsWith("Basic ");
    }

    /** What another grant is told then, this one is told. */
    @Test
    void tokenWhenTheHeaderCannotBeReadThenKeycloaksOwnAnswer() {
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
    void tokenWhenThereIsNoSecretThenRefused() {
        OAUTH.token(List.of("grant_type", "client_credentials", "client_id", "entity-tokens"))
                .expect(401);

        OAUTH.refusal(DOOR, "no_credential");
    }

    @Test
    void tokenWhenThereAreTwoSecretsThenInvalidRequest() {
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
        OAUTH.refusal(DOOR, "several_credentials");
    }

    @Test
    void tokenWhenTheEntityHasNoAudienceThenInvalidTarget() {
        Token token = REALM.token(REALM.entity("for-gateways"), "read");

        JsonNode error =
                OAUTH.clientCredentials("entity-tokens", token.secret()).expect(400).json();

        assertThat(error.get("error").textValue()).isEqualTo("invalid_target");
        OAUTH.refusal(DOOR, "no_audience");
    }

    @Test
    void tokenWhenSwitchedOffThenNoMoreJwts() {
        Token token = REALM.token(tokens.good().entityId(), "read");
        OAUTH.clientCredentials("entity-tokens", token.secret()).expect(200);

        REALM.realmAdmin().put(REALM.path(token), Map.of("enabled", false)).expect(204);

        OAUTH.clientCredentials("entity-tokens", token.secret()).expect(401);
    }

    @Test
    void tokenWhenAnotherClientTakesTokensThenOnlyThoseForIt() {
        Token own = REALM.token(REALM.entity("order", "erp"), "read");

        JsonNode jwt =
                OAuth.claims(OAuth.accessToken(OAUTH.clientCredentials("erp", own.secret())));
        assertThat(jwt.get("azp").textValue()).isEqualTo("erp");
        assertThat(jwt.get("entity").textValue()).isEqualTo("order");

        OAUTH.clientCredentials("erp", tokens.good().secret()).expect(401);
        assertThat(OAUTH.refusal(DOOR, "not_in_audience").get("clientId").textValue())
                .isEqualTo("erp");
    }

    @Test
    void tokenWhenIssuedThenKeycloaksEventTellsOfTheToken() {
        OAUTH.clientCredentials("entity-tokens", tokens.good().secret()).expect(200);

        JsonNode event =
                TestRealm.await(
                                REALM::events,
                                events ->
                                        events.stream()
                                                .anyMatch(ClientCredentialsIT::isLoginOfGood))
                        .stream()
                        .filter(ClientCredentialsIT::isLoginOfGood)
                        .findFirst()
                        .orElseThrow();
        JsonNode details = event.get("details");
        assertThat(details.get("door").textValue()).isEqualTo(DOOR);
        assertThat(details.get("entity").textValue()).isEqualTo("invoice");
        assertThat(details.get("entity_id").textValue()).isEqualTo(tokens.good().entityId());
        assertThat(details.get("permission").textValue()).isEqualTo("read write");
        assertThat(details.has("entity_token_name")).isTrue();
        JsonNode ofEntity =
                REALM.user("viewer")
                        .get(
                                REALM.admin(
                                        "/entities/"
                                                + tokens.good().entityId()
                                                + "/events?kind=CLIENT_LOGIN&max=1"))
                        .expect(200)
                        .json()
                        .get(0);
        assertThat(ofEntity.get("door").textValue()).isEqualTo(DOOR);
        assertThat(ofEntity.at("/details/grant_type").textValue()).isEqualTo(DOOR);
    }

    private static boolean isLoginOfGood(JsonNode event) {
        return event.get("type").textValue().equals("CLIENT_LOGIN")
                && event.path("details").path("entity_token_id").asText().equals(tokens.good().id())
                && event.path("details").path("permission").asText().equals("read write");
    }

    @Test
    void tokenWhenUsedThenTheStampNamesTheDoor() {
        Token token = REALM.token(tokens.good().entityId(), "read", "write");
        OAUTH.clientCredentials("entity-tokens", token.secret(), "scope", "entity:read")
                .expect(200);

        JsonNode stamped =
                TestRealm.await(
                        () -> REALM.realmAdmin().get(REALM.path(token)).json(),
                        json -> json.has("lastUsedTimestamp"));
        assertThat(stamped.get("lastUsedDoor").textValue()).isEqualTo(DOOR);
        assertThat(stamped.has("lastReadTimestamp")).isTrue();
        assertThat(stamped.has("lastWriteTimestamp")).isFalse();
    }

    @Test
    void clientWhenItIsOursThenWithoutRolesAndWithNothingButItsPurpose() {
        String id = OAUTH.internalId("entity-tokens");
        JsonNode client = REALM.masterAdmin().get(REALM.admin("/clients/" + id)).expect(200).json();

        assertThat(client.get("clientAuthenticatorType").textValue()).isEqualTo("entity-token");
        assertThat(client.get("fullScopeAllowed").booleanValue()).isFalse();
        assertThat(client.get("standardFlowEnabled").booleanValue()).isFalse();
        assertThat(client.get("defaultClientScopes")).isEmpty();
        assertThat(client.get("optionalClientScopes"))
                .extracting(JsonNode::textValue)
                .containsExactlyInAnyOrder("entity:read", "entity:write", "entity:delete");
        String account =
                REALM.masterAdmin()
                        .get(REALM.admin("/clients/" + id + "/service-account-user"))
                        .expect(200)
                        .json()
                        .get("id")
                        .textValue();
        assertThat(
                        REALM.masterAdmin()
                                .get(REALM.admin("/users/" + account + "/role-mappings"))
                                .expect(200)
                                .json())
                .isEmpty();
    }

    @Test
    void realmWhenItHasTokensThenTheScopesAreNobodysDefault() {
        for (String kind : Set.of("default-default", "default-optional")) {
            assertThat(
                            REALM.masterAdmin()
                                    .get(REALM.admin("/" + kind + "-client-scopes"))
                                    .expect(200)
                                    .json())
                    .extracting(scope -> scope.get("name").textValue())
                    .noneMatch(name -> name.startsWith("entity:"));
        }
    }

    @Test
    void clientWhenItTakesTokensThenNothingElse() {
        OAUTH.change(erp, Map.of("secret", OAuth.CLIENT_SECRET));

        OAUTH.clientCredentials("erp", OAuth.CLIENT_SECRET).expect(401);
    }
}
