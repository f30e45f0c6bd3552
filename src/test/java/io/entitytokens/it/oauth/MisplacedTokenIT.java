package io.entitytokens.it.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that a client puts where no token belongs is written nowhere. */
final class MisplacedTokenIT {

    private static final String REASON = "misplaced_token";
    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final TestRealm REALM =
            TestRealm.of(
                    MisplacedTokenIT.class,
                    // No list of types: whatever Keycloak stores by itself.
                    Map.of("enabledEventTypes", List.of()));
    private static final OAuth OAUTH = new OAuth(REALM);

    private static Token token;

    @BeforeAll
    static void makeToken() {
        OAUTH.client("records-api");
        token = REALM.token(REALM.entity("invoice", "records-api"), "read");
    }

    @AfterAll
    static void nothingIsWritten() {
        Unwritten.assertNowhere(token);
    }

    private static void assertRefused(Answer answer) {
        assertRefused(answer, "invalid_client", "Invalid client or Invalid client credentials");
    }

    private static void assertRefused(Answer answer, String error, String description) {
        assertThat(answer.expect(401).body())
                .isEqualTo(
                        "{\"error\":\"%s\",\"error_description\":\"%s\"}"
                                .formatted(error, description));
        for (JsonNode event :
                REALM.masterAdmin().get(REALM.admin("/events?max=1000")).expect(200).json()) {
            assertThat(event.toString().contains(token.secret())).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/token",
                "/token/introspect",
                "/revoke",
                "/logout",
                "/auth/device",
                "/ext/ciba/auth"
            })
    void tokenAsClientIdIsRefusedAndWrittenInNoEvent(String endpoint) {
        for (String grant : List.of("client_credentials", "password", "refresh_token", EXCHANGE)) {
            assertRefused(
                    OAUTH.post(
                            endpoint,
                            null,
                            "grant_type",
                            grant,
                            "client_id",
                            token.secret(),
                            "refresh_token",
                            "x"));
            assertRefused(
                    OAUTH.post(
                            endpoint,
                            OAuth.basic(token.secret(), ""),
                            "grant_type",
                            grant,
                            "refresh_token",
                            "x"));
        }
    }

    /** Keycloak answers there in other words whenever a client is not let in. */
    @Test
    void tokenAsClientIdIsRefusedByParInKeycloaksOwnWords() {
        for (String authorization : new String[] {null, OAuth.basic(token.secret(), "")}) {
            assertRefused(
                    OAUTH.post("/ext/par/request", authorization, "client_id", token.secret()),
                    "invalid_request",
                    "Authentication failed.");
        }
    }

    @Test
    void eventOfARefusalNamesTheTokenByItsId() {
        assertRefused(
                OAUTH.post(
                        "/token",
                        OAuth.basic(token.secret(), ""),
                        "grant_type",
                        "client_credentials"));

        JsonNode event = OAUTH.refusal("client_credentials", REASON);
        assertThat(event.get("error").textValue()).isEqualTo("not_allowed");
        assertThat(event.at("/details/entity_token_id").textValue()).isEqualTo(token.id());
    }

    /** What Keycloak would write by itself has no place beside it, and no flood writes more. */
    @Test
    void floodOfRefusalsWritesFewEventsAndNoneOfKeycloaksOwn() {
        for (int i = 0; i < 30; i++) {
            assertRefused(OAUTH.post("/revoke", null, "client_id", token.secret(), "token", "x"));
        }
        JsonNode events =
                REALM.masterAdmin().get(REALM.admin("/events?max=1000")).expect(200).json();

        assertThat(events)
                .filteredOn(event -> !event.at("/details/reason").asText().equals(REASON))
                .filteredOn(event -> event.get("type").textValue().endsWith("_ERROR"))
                .isEmpty();
        assertThat(events)
                .filteredOn(event -> event.at("/details/reason").asText().equals(REASON))
                .hasSizeLessThan(30);
    }

    @ParameterizedTest
    @CsvSource({
        "client_credentials,scope",
        "client_credentials,redirect_uri",
        "client_credentials,nonsense",
        "password,username",
        "password,scope",
        "authorization_code,code",
        "authorization_code,redirect_uri",
        "refresh_token,refresh_token",
        EXCHANGE + ",audience",
        EXCHANGE + ",subject_token_type",
        EXCHANGE + ",requested_issuer",
        EXCHANGE + ",actor_token",
    })
    void tokenWithinAParameterIsRefused(String grant, String parameter) {
        assertRefused(
                OAUTH.post(
                        "/token",
                        OAuth.basic("records-api", OAuth.CLIENT_SECRET),
                        "grant_type",
                        grant,
                        parameter,
                        "before " + token.secret() + " after"));
    }

    /** Where tokens belong, nothing is different. */
    @Test
    void tokenWhereItBelongsIsAccepted() {
        OAUTH.clientCredentials("entity-tokens", token.secret()).expect(200);
        OAUTH.exchange("records-api", token.secret()).expect(200);
        assertThat(OAUTH.introspect("records-api", token.secret()).json().get("active").asBoolean())
                .isTrue();
        OAUTH.post(
                        "/revoke",
                        OAuth.basic("records-api", OAuth.CLIENT_SECRET),
                        "token",
                        token.secret())
                .expect(200);
    }

    /** A node without the extension fails at our execution, so it comes after all others. */
    @Test
    void ourExecutionIsTheLastOfTheFlow() {
        JsonNode executions =
                REALM.masterAdmin()
                        .get(REALM.admin("/authentication/flows/clients/executions"))
                        .expect(200)
                        .json();

        assertThat(executions.get(executions.size() - 1).get("providerId").textValue())
                .isEqualTo("entity-token");
    }
}
