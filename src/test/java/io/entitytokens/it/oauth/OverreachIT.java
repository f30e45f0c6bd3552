package io.entitytokens.it.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Attempts to get more than a token gives. */
final class OverreachIT {

    private static final TestRealm REALM = TestRealm.of(OverreachIT.class);
    private static final OAuth OAUTH = new OAuth(REALM);

    @Test
    void issuingClientSwitchedToASecretGrantsNoEntityClaimsOrRoles() {
        TestRealm own = TestRealm.named("overreach-switched", Map.of());
        OAuth oauth = new OAuth(own);
        oauth.client("records-api");
        Token mine = own.token(own.entity("invoice", "records-api"), "read");
        String id = oauth.internalId("entity-tokens");
        oauth.change(
                id,
                Map.of("clientAuthenticatorType", "client-secret", "secret", OAuth.CLIENT_SECRET));

        JsonNode reply =
                oauth.clientCredentials(
                                "entity-tokens", OAuth.CLIENT_SECRET, "scope", "entity:delete")
                        .expect(200)
                        .json();
        JsonNode jwt = OAuth.claims(reply.get("access_token").textValue());
        assertThat(jwt.path("scope").asText()).doesNotContain("entity:");
        assertThat(jwt.has("entity")).isFalse();
        assertThat(jwt.has("realm_access")).isFalse();
        assertThat(jwt.has("resource_access")).isFalse();
        oauth.clientCredentials("entity-tokens", mine.secret()).expect(401);
    }

    @Test
    void tokenAsSecretAuthenticatesNoClientBeyondClientCredentials() {
        OAUTH.client("taker", Map.of("clientAuthenticatorType", "entity-token"));
        Token own = REALM.token(REALM.entity("order", "taker"), "read");
        for (String client : List.of("entity-tokens", "taker")) {
            assertThat(
                            OAUTH.introspect(client, own.secret(), "client_secret", own.secret())
                                    .status())
                    .isEqualTo(401);
            assertThat(OAUTH.exchange(client, own.secret(), "client_secret", own.secret()).status())
                    .isEqualTo(401);
            assertThat(par(client, own.secret()).status()).isIn(400, 401);
            assertThat(
                            OAUTH.token(
                                            List.of(
                                                    "grant_type",
                                                    "password",
                                                    "username",
                                                    "nobody",
                                                    "password",
                                                    TestRealm.PASSWORD,
                                                    "client_id",
                                                    client,
                                                    "client_secret",
                                                    own.secret()))
                                    .status())
                    .isEqualTo(401);
        }
    }

    private static Answer par(String client, String secret) {
        return OAUTH.post(
                        "/ext/par/request",
                        List.of(
                                "client_id",
                                client,
                                "client_secret",
                                secret,
                                "response_type",
                                "code",
                                "redirect_uri",
                                "https://example.org"))
                .send();
    }

    @Test
    void jwtIsRefusedAsSubjectOfKeycloaksOwnExchange() {
        OAUTH.client(
                "exchanger",
                Map.of("attributes", Map.of("standard.token.exchange.enabled", "true")));
        Token own = REALM.token(REALM.entity("contract", "exchanger"), "read");
        String jwt = OAuth.accessToken(OAUTH.clientCredentials("entity-tokens", own.secret()));
        String keycloaks =
                OAuth.accessToken(OAUTH.clientCredentials("exchanger", OAuth.CLIENT_SECRET));

        assertThat(
                        OAUTH.exchange(
                                        "exchanger",
                                        jwt,
                                        "subject_token_type",
                                        OAuth.ACCESS_TOKEN_TYPE)
                                .expect(400)
                                .json()
                                .get("error")
                                .textValue())
                .isEqualTo("invalid_request");
        OAUTH.exchange("exchanger", keycloaks, "subject_token_type", OAuth.ACCESS_TOKEN_TYPE)
                .expect(200);
    }

    @Test
    void clientMadeAgainUnderTheSameNameIsNoAudience() {
        String id = OAUTH.client("reborn");
        OAUTH.client("witness");
        Token own = REALM.token(REALM.entity("receipt", "reborn", "witness"), "read");
        String jwt = OAuth.accessToken(OAUTH.clientCredentials("entity-tokens", own.secret()));
        assertThat(OAUTH.introspect("reborn", jwt).json().get("active").booleanValue()).isTrue();

        REALM.masterAdmin().delete(REALM.admin("/clients/" + id)).expect(204);
        OAUTH.client("reborn");

        assertThat(OAUTH.introspect("reborn", jwt).json().get("active").booleanValue()).isFalse();
        assertThat(OAUTH.introspect("reborn", own.secret()).json().get("active").booleanValue())
                .isFalse();
        OAUTH.exchange("reborn", own.secret()).expect(400);
        assertThat(OAUTH.introspect("witness", jwt).json().get("active").booleanValue()).isTrue();
    }

    @Test
    void clientThatSomebodyElseMadeIsNeverAdopted() {
        TestRealm own = TestRealm.named("overreach-foreign", Map.of());
        OAuth oauth = new OAuth(own);
        oauth.client("entity-tokens");
        String entity = own.entity("invoice");

        own.realmAdmin()
                .post(
                        own.admin("/entities/" + entity + "/tokens"),
                        Map.of("name", "no", "permissions", List.of("read")))
                .expect(409);

        oauth.clientCredentials("entity-tokens", OAuth.CLIENT_SECRET).expect(200);
    }
}
