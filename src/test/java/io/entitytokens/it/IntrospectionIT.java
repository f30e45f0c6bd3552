package io.entitytokens.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A resource server asks about a token (RFC 7662). */
final class IntrospectionIT {

    private static final String DOOR = "introspection";
    private static final String INACTIVE = "{\"active\":false}";
    private static final TestRealm REALM = TestRealm.of(IntrospectionIT.class);
    private static final OAuth OAUTH = new OAuth(REALM);

    private static PresentedTokens tokens;

    @BeforeAll
    static void makeTokens() {
        OAUTH.client("records-api");
        OAUTH.client("stranger");
        tokens = PresentedTokens.in(REALM, "records-api");
    }

    @Test
    void introspectWhenInTheAudienceThenExactlyWhatTheContractNames() {
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
    void introspectWhenTheTokenExpiresThenSo() {
        Token token =
                REALM.token(
                        tokens.good().entityId(),
                        Map.of(
                                "name",
                                "for a day",
                                "permissions",
                                List.of("read"),
                                "lifespan",
                                "P1D"));

        JsonNode answer = OAUTH.introspect("records-api", token.secret()).expect(200).json();

        assertThat(answer.get("exp").longValue() - answer.get("iat").longValue()).isEqualTo(86_400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"entity_token", "access_token"})
    void introspectWhenAHintIsGivenThenTheSameAsWithout(String hint) {
        String without = OAUTH.introspect("records-api", tokens.good().secret()).body();

        assertThat(
                        OAUTH.introspect(
                                        "records-api",
                                        tokens.good().secret(),
                                        "token_type_hint",
                                        hint)
                                .expect(200)
                                .body())
                .isEqualTo(without);
    }

    @ParameterizedTest
    @ValueSource(strings = {"malformed", "unknown", "wrong_secret", "disabled", "entity_disabled"})
    void introspectWhenTheTokenIsNoGoodThenInactiveAndTheReasonInTheEvent(String reason) {
        assertInactive("records-api", tokens.bad().get(reason), reason);
    }

    @Test
    void introspectWhenTheTokenHasSurrogatesThenInactive() {
        assertInactive("records-api", tokens.withSurrogates(), "malformed");
    }

    @Test
    void introspectWhenExpiredThenInactive() {
        assertInactive("records-api", tokens.expired().secret(), "expired");
    }

    @Test
    void introspectWhenNotInTheAudienceThenInactive() {
        assertInactive("stranger", tokens.good().secret(), "not_in_audience");
    }

    @Test
    void introspectWhenTheEntityHasNoAudienceThenInactive() {
        Token token = REALM.token(REALM.entity("for-gateways"), "read");

        assertInactive("records-api", token.secret(), "no_audience");
    }

    private static void assertInactive(String clientId, String token, String reason) {
        assertThat(OAUTH.introspect(clientId, token).expect(200).body()).isEqualTo(INACTIVE);
        JsonNode event = OAUTH.refusal(DOOR, reason);
        assertThat(event.get("type").textValue()).isEqualTo("INTROSPECT_TOKEN_ERROR");
        assertThat(event.get("clientId").textValue()).isEqualTo(clientId);
    }

    @Test
    void introspectWhenSwitchedOffAndOnThenInactiveAndActiveAtOnce() {
        Token token = REALM.token(tokens.good().entityId(), "read");
        for (boolean enabled : new boolean[] {true, false, true}) {
            REALM.realmAdmin().put(REALM.path(token), Map.of("enabled", enabled)).expect(204);

            assertThat(isActive(token.secret())).isEqualTo(enabled);
        }
    }

    private static boolean isActive(String token) {
        return OAUTH.introspect("records-api", token)
                .expect(200)
                .json()
                .get("active")
                .booleanValue();
    }

    @Test
    void introspectJwtWhenTheTokenIsGoodThenItsClaims() {
        String jwt = jwt(tokens.good());

        JsonNode answer = OAUTH.introspect("records-api", jwt).expect(200).json();

        assertThat(answer.get("active").booleanValue()).isTrue();
        JsonNode claims = OAuth.claims(jwt);
        claims.properties()
                .forEach(
                        claim ->
                                assertThat(answer.get(claim.getKey())).isEqualTo(claim.getValue()));
    }

    private static String jwt(Token token) {
        return OAuth.accessToken(OAUTH.clientCredentials("entity-tokens", token.secret()));
    }

    @Test
    void introspectJwtWhenTheTokenIsSwitchedOffThenInactiveAtOnce() {
        Token token = REALM.token(tokens.good().entityId(), "read", "write");
        String jwt = jwt(token);
        assertThat(isActive(jwt)).isTrue();

        REALM.realmAdmin().put(REALM.path(token), Map.of("enabled", false)).expect(204);

        assertInactive("records-api", jwt, "disabled");
    }

    @Test
    void introspectJwtWhenTheTokenIsNarrowedThenInactiveAtOnce() {
        Token token = REALM.token(tokens.good().entityId(), "read", "write");
        String jwt = jwt(token);
        String less =
                OAuth.accessToken(
                        OAUTH.clientCredentials(
                                "entity-tokens", token.secret(), "scope", "entity:read"));

        REALM.realmAdmin()
                .put(REALM.path(token), Map.of("permissions", List.of("read")))
                .expect(204);

        assertInactive("records-api", jwt, "missing_permission");
        assertThat(isActive(less)).isTrue();
    }

    @Test
    void introspectJwtWhenTheTokenIsDeletedThenInactiveAtOnce() {
        Token token = REALM.token(tokens.good().entityId(), "read");
        String jwt = jwt(token);

        REALM.realmAdmin().delete(REALM.path(token)).expect(204);

        assertInactive("records-api", jwt, "unknown");
    }

    @Test
    void introspectJwtWhenNotInTheAudienceThenInactive() {
        assertInactive("stranger", jwt(tokens.good()), "not_in_audience");
    }

    @Test
    void introspectJwtWhenTheCallerLeavesTheAudienceThenInactiveAtOnce() {
        OAUTH.client("leaving-api");
        String entity = REALM.entity("moving", "leaving-api", "records-api");
        String jwt = jwt(REALM.token(entity, "read"));
        assertThat(OAUTH.introspect("leaving-api", jwt).json().get("active").booleanValue())
                .isTrue();

        REALM.realmAdmin()
                .put(REALM.admin("/entities/" + entity), Map.of("audience", List.of("records-api")))
                .expect(204);

        assertThat(OAUTH.introspect("leaving-api", jwt).expect(200).body()).isEqualTo(INACTIVE);
        assertThat(isActive(jwt)).isTrue();
    }

    @Test
    void introspectWhenTheCallerIsUnknownThenKeycloaksOwnAnswer() {
        Answer answer =
                OAUTH.introspect("records-api", tokens.good().secret(), "client_secret", "another");

        assertThat(answer.status()).isEqualTo(401);
    }
}
