package io.entitytokens.it.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.TokenTypeURI;
import com.nimbusds.oauth2.sdk.token.TypelessAccessToken;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Server;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nimbus' OAuth 2.0 SDK as the external system and as the resource server. It finds the endpoints
 * by discovery, and checks JWTs by the realm's keys.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NimbusClientIT {

    private static final String RECORDS_API = "records-api";
    private static final String SHOP_API = "shop-api";

    private final TestRealm realm = TestRealm.of(NimbusClientIT.class);
    private OIDCProviderMetadata keycloak;
    private String invoice;
    private String customer;

    @BeforeAll
    void prepare() throws Exception {
        OAuth oauth = new OAuth(realm);
        oauth.client(RECORDS_API);
        oauth.client(SHOP_API);
        invoice = realm.entity("invoice", RECORDS_API);
        customer = realm.entity("customer", SHOP_API);
        keycloak =
                OIDCProviderMetadata.resolve(
                        new Issuer(Server.get().base() + "/realms/" + realm.name()));
    }

    private TokenResponse request(
            ClientAuthentication authentication, AuthorizationGrant grant, String... scope)
            throws Exception {
        TokenRequest.Builder request =
                new TokenRequest.Builder(keycloak.getTokenEndpointURI(), authentication, grant);
        if (scope.length > 0) {
            request.scope(new Scope(scope));
        }
        return TokenResponse.parse(request.build().toHTTPRequest().send());
    }

    private TokenResponse clientCredentials(SecretWay way, Token token, String... scope)
            throws Exception {
        return request(
                way.authentication("entity-tokens", token.secret()),
                new ClientCredentialsGrant(),
                scope);
    }

    private TokenResponse exchange(Token token, String... scope) throws Exception {
        return request(
                SecretWay.BASIC.authentication(RECORDS_API, OAuth.CLIENT_SECRET),
                new TokenExchangeGrant(
                        new TypelessAccessToken(token.secret()),
                        TokenTypeURI.parse(OAuth.ENTITY_TOKEN_TYPE)),
                scope);
    }

    /** It sends {@code token_type_hint=access_token}. */
    private TokenIntrospectionSuccessResponse introspect(String clientId, String token)
            throws Exception {
        return TokenIntrospectionResponse.parse(
                        new TokenIntrospectionRequest(
                                        keycloak.getIntrospectionEndpointURI(),
                                        SecretWay.BASIC.authentication(
                                                clientId, OAuth.CLIENT_SECRET),
                                        new TypelessAccessToken(token))
                                .toHTTPRequest()
                                .send())
                .toSuccessResponse();
    }

    private static AccessToken issued(TokenResponse response) {
        return response.toSuccessResponse().getTokens().getAccessToken();
    }

    private static String error(TokenResponse response) {
        return response.toErrorResponse().getErrorObject().getCode();
    }

    /** The claims of a JWT that a resource server accepts. */
    private JWTClaimsSet verified(AccessToken jwt, String resourceServer) throws Exception {
        JWKSource<SecurityContext> keys =
                JWKSourceBuilder.create(keycloak.getJWKSetURI().toURL()).build();
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        processor.setJWTClaimsSetVerifier(
                new DefaultJWTClaimsVerifier<>(
                        resourceServer,
                        new JWTClaimsSet.Builder().issuer(keycloak.getIssuer().getValue()).build(),
                        Set.of("exp", "sub", "scope", "entity")));
        return processor.process(jwt.getValue(), null);
    }

    private void switchOff(Token token) {
        realm.realmAdmin().put(realm.path(token), Map.of("enabled", false)).expect(204);
    }

    @ParameterizedTest
    @EnumSource
    void clientCredentialsGiveAJwtOfWhatTheTokenMay(SecretWay way) throws Exception {
        Token token = realm.token(invoice, "read", "write");

        AccessToken jwt = issued(clientCredentials(way, token));

        assertThat(jwt.getScope()).isEqualTo(new Scope("entity:read", "entity:write"));
        assertThat(jwt.getLifetime()).isPositive().isLessThanOrEqualTo(300);
        JWTClaimsSet claims = verified(jwt, RECORDS_API);
        assertThat(claims.getStringClaim("entity")).isEqualTo("invoice");
        assertThat(claims.getStringClaim("entity_token_id")).isEqualTo(token.id());
    }

    @ParameterizedTest
    @EnumSource
    void scopeOfClientCredentialsNarrowsAndNeverWidens(SecretWay way) throws Exception {
        Token token = realm.token(invoice, "read", "write");

        assertThat(issued(clientCredentials(way, token, "entity:read")).getScope())
                .isEqualTo(new Scope("entity:read"));
        assertThat(error(clientCredentials(way, token, "entity:delete")))
                .isEqualTo("invalid_scope");
    }

    @ParameterizedTest
    @EnumSource
    void clientCredentialsOfATokenThatIsSwitchedOffAreRefused(SecretWay way) throws Exception {
        Token token = realm.token(invoice, "read");
        String jwt = issued(clientCredentials(way, token)).getValue();
        assertThat(introspect(RECORDS_API, jwt).isActive()).isTrue();

        switchOff(token);

        assertThat(error(clientCredentials(way, token))).isEqualTo("invalid_client");
        assertThat(introspect(RECORDS_API, jwt).isActive()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void clientCredentialsOfAnotherEntitySaySo(SecretWay way) throws Exception {
        AccessToken jwt = issued(clientCredentials(way, realm.token(customer, "read")));

        assertThat(verified(jwt, SHOP_API).getStringClaim("entity")).isEqualTo("customer");
        assertThat(introspect(RECORDS_API, jwt.getValue()).isActive()).isFalse();
    }

    @Test
    void exchangeGivesAJwtOfWhatTheTokenMay() throws Exception {
        AccessToken jwt = issued(exchange(realm.token(invoice, "read", "write")));

        assertThat(jwt.getIssuedTokenType()).isEqualTo(TokenTypeURI.ACCESS_TOKEN);
        assertThat(jwt.getScope()).isEqualTo(new Scope("entity:read", "entity:write"));
        assertThat(verified(jwt, RECORDS_API).getStringClaim("azp")).isEqualTo(RECORDS_API);
    }

    @Test
    void scopeOfExchangeNarrowsAndNeverWidens() throws Exception {
        Token token = realm.token(invoice, "read", "write");

        assertThat(issued(exchange(token, "entity:write")).getScope())
                .isEqualTo(new Scope("entity:write"));
        assertThat(error(exchange(token, "entity:delete"))).isEqualTo("invalid_scope");
    }

    @Test
    void exchangeOfATokenThatIsSwitchedOffIsRefused() throws Exception {
        Token token = realm.token(invoice, "read");
        assertThat(exchange(token).indicatesSuccess()).isTrue();

        switchOff(token);

        assertThat(error(exchange(token))).isEqualTo("invalid_request");
    }

    @Test
    void exchangeOfATokenForAnotherResourceServerIsRefused() throws Exception {
        assertThat(error(exchange(realm.token(customer, "read")))).isEqualTo("invalid_request");
    }

    @Test
    void introspectionSaysWhatATokenMayAndWhere() throws Exception {
        Token token = realm.token(invoice, "read");

        TokenIntrospectionSuccessResponse answer = introspect(RECORDS_API, token.secret());

        assertThat(answer.isActive()).isTrue();
        assertThat(answer.getScope()).isEqualTo(new Scope("entity:read"));
        assertThat(answer.getStringParameter("entity")).isEqualTo("invoice");
        assertThat(answer.getJWTID().getValue()).isEqualTo(token.id());
    }

    @Test
    void introspectionOfATokenThatIsSwitchedOffIsInactive() throws Exception {
        Token token = realm.token(invoice, "read");
        assertThat(introspect(RECORDS_API, token.secret()).isActive()).isTrue();

        switchOff(token);

        assertThat(introspect(RECORDS_API, token.secret()).isActive()).isFalse();
    }

    @Test
    void introspectionIsForTheEntitysResourceServersAlone() throws Exception {
        Token token = realm.token(customer, "read");

        assertThat(introspect(SHOP_API, token.secret()).getStringParameter("entity"))
                .isEqualTo("customer");
        assertThat(introspect(RECORDS_API, token.secret()).isActive()).isFalse();
    }
}
