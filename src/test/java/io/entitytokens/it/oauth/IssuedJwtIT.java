package io.entitytokens.it.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Server;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JWT that stands for an entity token: what is in it, and what is not. */
final class IssuedJwtIT {

    private static final TestRealm REALM = TestRealm.of(IssuedJwtIT.class);
    private static final OAuth OAUTH = new OAuth(REALM);

    private static String entity;
    private static Token token;

    @BeforeAll
    static void makeToken() {
        OAUTH.client("records-api");
        entity = REALM.entity("invoice", "records-api");
        token = REALM.token(entity, "read", "delete");
    }

    private static String issue(String... more) {
        return OAuth.accessToken(OAUTH.clientCredentials("entity-tokens", token.secret(), more));
    }

    @Test
    void jwtHasExactlyTheClaimsOfTheContract() {
        JsonNode jwt = OAuth.claims(issue());

        assertThat(new TreeSet<>(jwt.properties().stream().map(Map.Entry::getKey).toList()))
                .containsExactly(
                        "aud",
                        "azp",
                        "client_id",
                        "entity",
                        "entity_id",
                        "entity_permissions",
                        "entity_token_generation",
                        "entity_token_id",
                        "entity_token_name",
                        "exp",
                        "iat",
                        "iss",
                        "jti",
                        "scope",
                        "sub",
                        "typ");
        assertThat(jwt.get("iss").textValue()).endsWith("/realms/" + REALM.name());
        assertThat(jwt.get("aud").textValue()).isEqualTo("records-api");
        assertThat(jwt.get("azp").textValue()).isEqualTo("entity-tokens");
        assertThat(jwt.get("client_id").textValue()).isEqualTo("entity-tokens");
        assertThat(jwt.get("typ").textValue()).isEqualTo("Bearer");
        assertThat(jwt.get("scope").textValue()).isEqualTo("entity:read entity:delete");
        assertThat(jwt.get("entity").textValue()).isEqualTo("invoice");
        assertThat(jwt.get("entity_id").textValue()).isEqualTo(entity);
        assertThat(jwt.get("entity_permissions")).hasToString("[\"read\",\"delete\"]");
        assertThat(jwt.get("entity_token_id").textValue()).isEqualTo(token.id());
        assertThat(jwt.get("exp").longValue() - jwt.get("iat").longValue()).isEqualTo(300);
    }

    @Test
    void subjectIsTheServiceAccountWhicheverClientAsks() {
        String account =
                REALM.masterAdmin()
                        .get(
                                REALM.admin(
                                        "/clients/"
                                                + OAUTH.internalId("entity-tokens")
                                                + "/service-account-user"))
                        .expect(200)
                        .json()
                        .get("id")
                        .textValue();
        String exchanged = OAuth.accessToken(OAUTH.exchange("records-api", token.secret()));

        assertThat(OAuth.claims(issue()).get("sub").textValue()).isEqualTo(account);
        assertThat(OAuth.claims(exchanged).get("sub").textValue()).isEqualTo(account);
        assertThat(OAUTH.introspect("records-api", token.secret()).json().get("sub").textValue())
                .isEqualTo(account);
    }

    @Test
    void jwtExpiresNoLaterThanItsToken() {
        Token brief =
                REALM.token(entity, NewToken.named("brief").may("read").with("lifespan", "PT1M"));
        JsonNode reply =
                OAUTH.clientCredentials("entity-tokens", brief.secret()).expect(200).json();

        long expires =
                REALM.realmAdmin()
                        .get(REALM.path(brief))
                        .json()
                        .get("expiresTimestamp")
                        .longValue();
        assertThat(OAuth.claims(reply.get("access_token").textValue()).get("exp").longValue())
                .isEqualTo(expires / 1000);
        assertThat(reply.get("expires_in").longValue()).isLessThanOrEqualTo(60);
    }

    /** One that is no number of seconds, or would overflow, counts for nothing. */
    @ParameterizedTest
    @CsvSource({"30,30", "9223372036854775807,300", "-1,300"})
    void validLifespanOfTheClientHoldsForItsJwts(String configured, long expiresIn) {
        String clientId = "lives" + configured;
        OAUTH.client(clientId, Map.of("attributes", Map.of("access.token.lifespan", configured)));
        Token other = REALM.token(REALM.entity("lives" + configured, clientId), "read");

        assertThat(
                        OAUTH.exchange(clientId, other.secret())
                                .expect(200)
                                .json()
                                .get("expires_in")
                                .longValue())
                .isEqualTo(expiresIn);
    }

    @Test
    void headerTypeIsJwtUnlessTheClientWantsThatOfTheRfc() {
        assertThat(OAuth.header(issue()).get("typ").textValue()).isEqualTo("JWT");
        OAUTH.client(
                "rfc-api",
                Map.of("attributes", Map.of("access.token.header.type.rfc9068", "true")));
        Token other = REALM.token(REALM.entity("customer", "rfc-api"), "read");

        assertThat(
                        OAuth.header(OAuth.accessToken(OAUTH.exchange("rfc-api", other.secret())))
                                .get("typ")
                                .textValue())
                .isEqualTo("at+jwt");
    }

    @Test
    void jwtForAProvenKeyIsBoundToIt() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        String proof = proof(key);

        JsonNode reply =
                OAUTH.post(
                                "/token",
                                OAuth.form(
                                        new String[0],
                                        "grant_type",
                                        "client_credentials",
                                        "client_id",
                                        "entity-tokens",
                                        "client_secret",
                                        token.secret()))
                        .header("DPoP", proof)
                        .send()
                        .expect(200)
                        .json();

        String jwt = reply.get("access_token").textValue();
        assertThat(reply.get("token_type").textValue()).isEqualTo("DPoP");
        assertThat(OAuth.claims(jwt).get("cnf"))
                .hasToString("{\"jkt\":\"" + key.computeThumbprint() + "\"}");
        JsonNode answer = OAUTH.introspect("records-api", jwt).expect(200).json();
        assertThat(answer.get("token_type").textValue()).isEqualTo("DPoP");
        assertThat(answer.get("cnf")).isEqualTo(OAuth.claims(jwt).get("cnf"));
    }

    private static String proof(ECKey key) throws Exception {
        return new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256)
                .createDPoPJWT(
                        "POST",
                        URI.create(
                                Server.get().base()
                                        + "/realms/"
                                        + REALM.name()
                                        + "/protocol/openid-connect/token"))
                .serialize();
    }

    /** It belongs to no session: with no endpoint of Keycloak's own it opens anything. */
    @Test
    void jwtIsNoBearerTokenAtKeycloaksOwnEndpoints() {
        String jwt = issue();
        String realm = "/realms/" + REALM.name();
        List<String> paths =
                List.of(
                        realm + "/protocol/openid-connect/userinfo",
                        realm + "/account/",
                        realm + "/authz/protection/resource_set",
                        "/admin" + realm,
                        "/admin" + realm + "/entities",
                        "/admin" + realm + "/users");

        assertThat(paths)
                .allSatisfy(
                        path ->
                                assertThat(
                                                Http.request("GET", path)
                                                        .bearer(jwt)
                                                        .header("Accept", "application/json")
                                                        .send()
                                                        .status())
                                        .isIn(401, 403));
    }

    @Test
    void jwtIsNoEntityTokenItself() {
        String jwt = issue();

        assertThat(
                        REALM.authorize("GET", "?entity=invoice&permission=read")
                                .bearer(jwt)
                                .send()
                                .status())
                .isEqualTo(401);
        OAUTH.exchange("records-api", jwt).expect(400);
        OAUTH.clientCredentials("entity-tokens", jwt).expect(401);
    }
}
