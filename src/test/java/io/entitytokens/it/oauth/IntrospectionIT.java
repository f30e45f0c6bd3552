package io.entitytokens.it.oauth;

import static io.entitytokens.it.oauth.Introspection.INACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.PresentedTokens;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A resource server asks about a token (RFC 7662). */
@Tag("database")
final class IntrospectionIT {

    private static final TestRealm REALM = TestRealm.of(IntrospectionIT.class);
    private static final OAuth OAUTH = new OAuth(REALM);
    private static final Introspection INTROSPECTION = new Introspection(OAUTH);

    private static PresentedTokens tokens;

    @BeforeAll
    static void makeTokens() {
        OAUTH.client("records-api");
        OAUTH.client("stranger");
        tokens = PresentedTokens.in(REALM, "records-api");
    }

    @Test
    void resourceServerInTheAudienceLearnsExactlyWhatTheContractNames() {
        JsonNode answer =
                OAUTH.introspect("records-api", tokens.good().secret()).expect(200).json();

        assertThat(new TreeSet<>(fields(answer)))
                .containsExactly(
                        "active",
                        "aud",
                        "client_id",
                        "entity",
                        "entity_id",
                        "entity_permissions",
                        "entity_token_generation",
                        "entity_token_id",
                        "entity_token_name",
                        "iat",
                        "iss",
                        "jti",
                        "scope",
                        "sub",
                        "token_type");
        assertThat(answer.get("active").booleanValue()).isTrue();
        assertThat(answer.get("scope").textValue()).isEqualTo("entity:read entity:write");
        assertThat(answer.get("client_id").textValue()).isEqualTo("entity-tokens");
        assertThat(answer.get("token_type").textValue()).isEqualTo("Bearer");
        assertThat(answer.get("aud").textValue()).isEqualTo("records-api");
        assertThat(answer.get("jti").textValue()).isEqualTo(tokens.good().id());
        assertThat(answer.get("entity").textValue()).isEqualTo("invoice");
        assertThat(answer.get("entity_permissions")).hasToString("[\"read\",\"write\"]");
    }

    private static List<String> fields(JsonNode json) {
        return json.properties().stream().map(Map.Entry::getKey).toList();
    }

    @Test
    void introspectionTellsTheExpiryOfAToken() {
        Token token =
                REALM.token(
                        tokens.good().entityId(),
                        NewToken.named("for a day").may("read").with("lifespan", "P1D"));

        JsonNode answer = OAUTH.introspect("records-api", token.secret()).expect(200).json();

        assertThat(answer.get("exp").longValue() - answer.get("iat").longValue()).isEqualTo(86_400);
    }

    /** RFC 7662, section 2.1: the search goes on beyond the type that is hinted at. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "entity_token",
                "access_token",
                "refresh_token",
                "id_token",
                "requesting_party_token",
                "urn:keycloak:params:oauth:token-type:entity-token",
                "foo",
                ""
            })
    void hintOfAnyTypeChangesNothing(String hint) {
        for (String presented : List.of(tokens.good().secret(), INTROSPECTION.jwt(tokens.good()))) {
            String without = OAUTH.introspect("records-api", presented).body();
            assertThat(without).contains("\"active\":true");

            assertThat(hinted(presented, hint).expect(200).body()).isEqualTo(without);
        }
        assertThat(hinted("ket_nothing", hint).expect(200).body()).isEqualTo(INACTIVE);
    }

    private static Answer hinted(String presented, String hint) {
        return OAUTH.introspect("records-api", presented, "token_type_hint", hint);
    }

    @Test
    void hintGivenTwiceIsAnInvalidRequest() {
        List<String> form =
                List.of(
                        "client_id",
                        "records-api",
                        "client_secret",
                        OAuth.CLIENT_SECRET,
                        "token",
                        tokens.good().secret(),
                        "token_type_hint",
                        "access_token",
                        "token_type_hint",
                        "refresh_token");

        assertThat(OAUTH.post("/token/introspect", form).send().expect(400).body())
                .contains("invalid_request");
    }

    /** RFC 6749, section 3.2. */
    @Test
    void parametersWithoutAValueCountAsOmitted() {
        assertThat(
                        OAUTH.post(
                                        "/token/introspect",
                                        List.of(
                                                "client_id",
                                                "",
                                                "client_secret",
                                                "",
                                                "token_type_hint",
                                                "",
                                                "token",
                                                tokens.good().secret()))
                                .header(
                                        "Authorization",
                                        OAuth.basic("records-api", OAuth.CLIENT_SECRET))
                                .send()
                                .expect(200)
                                .body())
                .contains("\"active\":true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"malformed", "unknown", "wrong_secret", "disabled", "entity_disabled"})
    void badTokenIsInactiveAndTheEventTellsWhy(String reason) {
        INTROSPECTION.assertInactive("records-api", tokens.bad().get(reason), reason);
    }

    @Test
    void tokenWithSurrogatesIsInactive() {
        INTROSPECTION.assertInactive("records-api", tokens.withSurrogates(), "malformed");
    }

    @Test
    void expiredTokenIsInactive() {
        INTROSPECTION.assertInactive("records-api", tokens.expired().secret(), "expired");
    }

    @Test
    void tokenIsInactiveForAResourceServerOutsideTheAudience() {
        INTROSPECTION.assertInactive("stranger", tokens.good().secret(), "not_in_audience");
    }

    @Test
    void tokenOfAnEntityWithoutAudienceIsInactive() {
        Token token = REALM.token(REALM.entity("for-gateways"), "read");

        INTROSPECTION.assertInactive("records-api", token.secret(), "no_audience");
    }

    @Test
    void switchingATokenOffAndOnTakesEffectAtOnce() {
        Token token = REALM.token(tokens.good().entityId(), "read");
        for (boolean enabled : new boolean[] {true, false, true}) {
            REALM.realmAdmin().put(REALM.path(token), Map.of("enabled", enabled)).expect(204);

            assertThat(INTROSPECTION.isActive(token.secret())).isEqualTo(enabled);
        }
    }

    @Test
    void callerWithAWrongSecretIsUnauthorized() {
        Answer answer =
                OAUTH.introspect("records-api", tokens.good().secret(), "client_secret", "another");

        assertThat(answer.status()).isEqualTo(401);
    }
}
