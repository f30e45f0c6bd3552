package io.entitytokens.it.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.PresentedTokens;
import io.entitytokens.it.support.TestRealm;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A resource server trades an entity token that it was handed (RFC 8693). */
@Tag("database")
final class TokenExchangeIT {

    private static final TestRealm REALM = TestRealm.of(TokenExchangeIT.class);
    private static final OAuth OAUTH = new OAuth(REALM);

    private static PresentedTokens tokens;

    @BeforeAll
    static void makeTokens() {
        tokens = ExchangeTokens.in(REALM);
    }

    @Test
    void exchangeGivesAJwtIssuedToTheCallerForTheWholeAudience() {
        JsonNode reply = OAUTH.exchange("records-api", tokens.good().secret()).expect(200).json();

        assertThat(reply.get("issued_token_type").textValue()).isEqualTo(OAuth.ACCESS_TOKEN_TYPE);
        assertThat(reply.get("token_type").textValue()).isEqualTo("Bearer");
        assertThat(reply.get("scope").textValue()).isEqualTo("entity:read entity:write");
        assertThat(reply.has("refresh_token")).isFalse();
        JsonNode jwt = OAuth.claims(reply.get("access_token").textValue());
        assertThat(jwt.get("azp").textValue()).isEqualTo("records-api");
        assertThat(jwt.get("client_id").textValue()).isEqualTo("records-api");
        assertThat(jwt.get("aud"))
                .extracting(JsonNode::textValue)
                .containsExactlyInAnyOrder("archive-api", "records-api", "website");
    }

    @Test
    void narrowedExchangeGivesAJwtForThatAudienceAndScopeAlone() {
        JsonNode jwt =
                OAuth.claims(
                        OAuth.accessToken(
                                OAUTH.exchange(
                                        "records-api",
                                        tokens.good().secret(),
                                        "audience",
                                        "archive-api",
                                        "scope",
                                        "entity:read",
                                        "requested_token_type",
                                        OAuth.ACCESS_TOKEN_TYPE)));

        assertThat(jwt.get("aud").textValue()).isEqualTo("archive-api");
        assertThat(jwt.get("scope").textValue()).isEqualTo("entity:read");
    }

    /** RFC 6749, section 3.2. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "audience",
                "resource",
                "scope",
                "requested_token_type",
                "actor_token",
                "actor_token_type",
                "client_assertion"
            })
    void parameterWithoutAValueCountsAsOmitted(String parameter) {
        JsonNode reply =
                OAUTH.exchange("records-api", tokens.good().secret(), parameter, "")
                        .expect(200)
                        .json();

        assertThat(reply.get("scope").textValue()).isEqualTo("entity:read entity:write");
        assertThat(OAuth.claims(reply.get("access_token").textValue()).get("aud")).hasSize(3);
    }

    @Test
    void basicCredentialsBesideEmptyParametersAreAccepted() {
        OAUTH.post(
                        "/token",
                        List.of(
                                "grant_type",
                                "urn:ietf:params:oauth:grant-type:token-exchange",
                                "client_id",
                                "",
                                "client_secret",
                                "",
                                "subject_token",
                                tokens.good().secret(),
                                "subject_token_type",
                                OAuth.ENTITY_TOKEN_TYPE))
                .header("Authorization", OAuth.basic("records-api", OAuth.CLIENT_SECRET))
                .send()
                .expect(200);
    }

    @Test
    void jwtIsForAllNamedTargetsUnlessOneIsAStranger() {
        JsonNode jwt =
                OAuth.claims(
                        OAuth.accessToken(
                                exchangeFor(
                                        "audience",
                                        "archive-api",
                                        "audience",
                                        "",
                                        "resource",
                                        "website")));

        assertThat(jwt.get("aud"))
                .extracting(JsonNode::textValue)
                .containsExactlyInAnyOrder("archive-api", "website");
        assertThat(
                        exchangeFor("audience", "archive-api", "audience", "stranger")
                                .expect(400)
                                .json()
                                .get("error")
                                .textValue())
                .isEqualTo("invalid_target");
    }

    private static Answer exchangeFor(String... targets) {
        List<String> form =
                new ArrayList<>(
                        List.of(
                                "grant_type",
                                "urn:ietf:params:oauth:grant-type:token-exchange",
                                "client_id",
                                "records-api",
                                "client_secret",
                                OAuth.CLIENT_SECRET,
                                "subject_token",
                                tokens.good().secret(),
                                "subject_token_type",
                                OAuth.ENTITY_TOKEN_TYPE));
        form.addAll(List.of(targets));
        return OAUTH.token(form);
    }
}
