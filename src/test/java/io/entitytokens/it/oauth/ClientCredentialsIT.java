package io.entitytokens.it.oauth;

import static io.entitytokens.it.oauth.ClientSecrets.ENDPOINT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.PresentedTokens;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A system that knows only a client id and a client secret. */
@Tag("database")
final class ClientCredentialsIT {

    private static final TestRealm REALM = TestRealm.of(ClientCredentialsIT.class);
    private static final OAuth OAUTH = new OAuth(REALM);

    private static ClientSecrets secrets;
    private static PresentedTokens tokens;

    @BeforeAll
    static void makeTokens() {
        secrets = ClientSecrets.in(REALM);
        tokens = secrets.tokens();
    }

    @Test
    void entityTokenAsSecretGivesAJwtWithAllItsPermissions() {
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
    void entityTokenByBasicGivesTheSamePermissions() {
        JsonNode reply = secrets.byBasic(tokens.good().secret()).expect(200).json();

        assertThat(reply.get("scope").textValue()).isEqualTo("entity:read entity:write");
    }

    @Test
    void narrowerScopeGivesAJwtWithFewerPermissions() {
        JsonNode reply = secrets.ask("entity:read").expect(200).json();

        assertThat(reply.get("scope").textValue()).isEqualTo("entity:read");
        assertThat(OAuth.claims(reply.get("access_token").textValue()).get("entity_permissions"))
                .hasToString("[\"read\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"audience", "resource"})
    void jwtIsForTheNamedTargetsAlone(String parameter) {
        OAUTH.client("https://" + parameter + ".example.org/");
        Token token =
                REALM.token(
                        REALM.entity(
                                "for-" + parameter,
                                "records-api",
                                "erp",
                                "https://" + parameter + ".example.org/"),
                        "read");

        assertThat(audience(token, parameter, "https://" + parameter + ".example.org/"))
                .containsExactly("https://" + parameter + ".example.org/");
        assertThat(audience(token, parameter, "erp", parameter, "records-api", parameter, ""))
                .containsExactlyInAnyOrder("erp", "records-api");
        assertThat(audience(token, parameter, "")).hasSize(3);
    }

    private static List<String> audience(Token token, String... targets) {
        List<String> form =
                new ArrayList<>(
                        List.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                "entity-tokens",
                                "client_secret",
                                token.secret()));
        form.addAll(List.of(targets));
        JsonNode aud = OAuth.claims(OAuth.accessToken(OAUTH.token(form))).get("aud");
        return aud.isArray()
                ? StreamSupport.stream(aud.spliterator(), false).map(JsonNode::textValue).toList()
                : List.of(aud.textValue());
    }

    /** RFC 6749, section 3.2. */
    @Test
    void parametersWithoutAValueCountAsOmitted() {
        String secret = tokens.good().secret();
        OAUTH.post(
                        "/token",
                        List.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                "",
                                "client_secret",
                                "",
                                "scope",
                                "",
                                "scope",
                                "entity:read"))
                .header("Authorization", OAuth.basic("entity-tokens", secret))
                .send()
                .expect(200);
        OAUTH.post("/token", List.of("grant_type", "client_credentials", "client_secret", secret))
                .header("Authorization", OAuth.basic("entity-tokens", ""))
                .send()
                .expect(200);
    }

    @Test
    void clientThatTakesTokensAcceptsOnlyThoseForIt() {
        Token own = REALM.token(REALM.entity("order", "erp"), "read");

        JsonNode jwt =
                OAuth.claims(OAuth.accessToken(OAUTH.clientCredentials("erp", own.secret())));
        assertThat(jwt.get("azp").textValue()).isEqualTo("erp");
        assertThat(jwt.get("entity").textValue()).isEqualTo("order");

        OAUTH.clientCredentials("erp", tokens.good().secret()).expect(401);
        assertThat(OAUTH.refusal(ENDPOINT, "not_in_audience").get("clientId").textValue())
                .isEqualTo("erp");
    }

    @Test
    void keycloaksLoginEventTellsOfTheToken() {
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
        assertThat(details.get("endpoint").textValue()).isEqualTo(ENDPOINT);
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
        assertThat(ofEntity.get("endpoint").textValue()).isEqualTo(ENDPOINT);
        assertThat(ofEntity.at("/details/grant_type").textValue()).isEqualTo(ENDPOINT);
    }

    private static boolean isLoginOfGood(JsonNode event) {
        return event.get("type").textValue().equals("CLIENT_LOGIN")
                && event.path("details").path("entity_token_id").asText().equals(tokens.good().id())
                && event.path("details").path("permission").asText().equals("read write");
    }

    @Test
    void stampOfAUsedTokenNamesTheEndpoint() {
        Token token = REALM.token(tokens.good().entityId(), "read", "write");
        OAUTH.clientCredentials("entity-tokens", token.secret(), "scope", "entity:read")
                .expect(200);

        JsonNode stamped =
                TestRealm.await(
                        () -> REALM.realmAdmin().get(REALM.path(token)).json(),
                        json -> json.has("lastUsedTimestamp"));
        assertThat(stamped.get("lastUsedEndpoint").textValue()).isEqualTo(ENDPOINT);
        assertThat(stamped.has("lastReadTimestamp")).isTrue();
        assertThat(stamped.has("lastWriteTimestamp")).isFalse();
    }

    @Test
    void issuingClientHasNoRolesAndNothingBeyondItsPurpose() {
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
    void entityScopesAreNotAmongTheRealmsDefaults() {
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
    void clientThatTakesTokensAcceptsNoOrdinarySecret() {
        OAUTH.change(secrets.erp(), Map.of("secret", OAuth.CLIENT_SECRET));

        OAUTH.clientCredentials("erp", OAuth.CLIENT_SECRET).expect(401);
    }
}
