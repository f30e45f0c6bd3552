package io.entitytokens.it.oauth;

import static io.entitytokens.it.oauth.SeveralClients.JWT_BEARER;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A request in which an entity token is the client's secret authenticates no other client as well
 * (RFC 6749, section 2.3): here at the token endpoint.
 */
final class OneClientAuthenticationIT {

    private static final String ENDPOINT = "client_credentials";
    private static final SeveralClients CLIENTS =
            new SeveralClients(OneClientAuthenticationIT.class);
    private static final OAuth OAUTH = CLIENTS.oauth;

    /** What each of the tests below would otherwise get to know nothing by. */
    @Test
    void assertionAloneAuthenticatesItsClient() {
        OAUTH.post(
                        "/token",
                        null,
                        "grant_type",
                        ENDPOINT,
                        "client_assertion_type",
                        JWT_BEARER,
                        "client_assertion",
                        CLIENTS.assertion())
                .expect(200);
    }

    private static void assertRefused(Answer answer) {
        CLIENTS.assertRefused(answer, ENDPOINT);
        assertThat(answer.body()).doesNotContain("access_token", "active");
    }

    @ParameterizedTest
    @ValueSource(strings = {"entity-tokens", "taker"})
    void tokenBesideAnAssertionOfAnotherClientIsRefused(String clientId) {
        String[] assertion = {
            "grant_type", ENDPOINT,
            "client_assertion_type", JWT_BEARER,
            "client_assertion", CLIENTS.assertion()
        };
        assertRefused(OAUTH.post("/token", CLIENTS.basic(clientId), assertion));

        List<String> form = new ArrayList<>(List.of(assertion));
        form.addAll(List.of("client_secret", CLIENTS.token.secret()));
        assertRefused(OAUTH.post("/token", null, form.toArray(String[]::new)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_assertion", "client_assertion_type"})
    void tokenBesideHalfAnAssertionIsRefused(String half) {
        assertRefused(
                OAUTH.post(
                        "/token",
                        CLIENTS.basic("entity-tokens"),
                        "grant_type",
                        ENDPOINT,
                        half,
                        "x"));
    }

    @Test
    void tokenInTheHeaderBesideAnotherClientInTheFormIsRefused() {
        assertRefused(
                OAUTH.post(
                        "/token",
                        CLIENTS.basic("entity-tokens"),
                        "grant_type",
                        ENDPOINT,
                        "client_id",
                        "stranger",
                        "client_secret",
                        OAuth.CLIENT_SECRET));
        assertRefused(
                OAUTH.post(
                        "/token",
                        CLIENTS.basic("entity-tokens"),
                        "grant_type",
                        ENDPOINT,
                        "client_id",
                        "stranger"));
        assertRefused(
                OAUTH.post(
                        "/token",
                        CLIENTS.basic("entity-tokens"),
                        "grant_type",
                        ENDPOINT,
                        "client_id",
                        "taker"));
    }

    @Test
    void tokenInTheFormBesideAnotherClientInTheHeaderIsRefused() {
        assertRefused(
                OAUTH.post(
                        "/token",
                        OAuth.basic("stranger", OAuth.CLIENT_SECRET),
                        "grant_type",
                        ENDPOINT,
                        "client_id",
                        "entity-tokens",
                        "client_secret",
                        CLIENTS.token.secret()));
        assertRefused(
                OAUTH.post(
                        "/token",
                        OAuth.basic("stranger", OAuth.CLIENT_SECRET),
                        "grant_type",
                        ENDPOINT,
                        "client_secret",
                        CLIENTS.token.secret()));
    }

    @Test
    void tokenBesideTwoClientIdsIsRefused() {
        assertRefused(
                OAUTH.post(
                        "/token",
                        null,
                        "grant_type",
                        ENDPOINT,
                        "client_id",
                        "entity-tokens",
                        "client_id",
                        "stranger",
                        "client_secret",
                        CLIENTS.token.secret()));
    }

    @Test
    void tokenWithTwoHeadersOrAnUnreadableOneIsRefused() {
        assertRefused(
                OAUTH.post("/token", List.of("grant_type", ENDPOINT))
                        .header("Authorization", CLIENTS.basic("entity-tokens"))
                        .header("Authorization", OAuth.basic("stranger", OAuth.CLIENT_SECRET))
                        .send());
        assertRefused(
                OAUTH.post(
                        "/token",
                        OAuth.basic("stranger", "%zz"),
                        "grant_type",
                        ENDPOINT,
                        "client_id",
                        "entity-tokens",
                        "client_secret",
                        CLIENTS.token.secret()));
    }

    /** The one way that many clients take, and that means nothing else. */
    @Test
    void tokenBesideTheSameClientIdIsAccepted() {
        OAUTH.post(
                        "/token",
                        CLIENTS.basic("entity-tokens"),
                        "grant_type",
                        ENDPOINT,
                        "client_id",
                        "entity-tokens")
                .expect(200);
        OAUTH.post(
                        "/token",
                        CLIENTS.basic("entity-tokens"),
                        "grant_type",
                        ENDPOINT,
                        "client_id",
                        "",
                        "client_assertion",
                        "")
                .expect(200);
    }
}
