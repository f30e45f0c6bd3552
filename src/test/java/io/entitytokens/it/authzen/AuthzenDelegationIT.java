package io.entitytokens.it.authzen;

import static io.entitytokens.it.authzen.TokenCallers.AUTHZEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.dpop.DPoPProofFactory;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Server;
import io.entitytokens.it.support.TestRealm;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An access token that acts for somebody, or is bound to a key, does not call AuthZEN. */
class AuthzenDelegationIT {

    private static final TestRealm REALM = TestRealm.of(AuthzenDelegationIT.class);
    private static final OAuth OAUTH = new OAuth(REALM);
    private static final TokenCallers CALLERS =
            TokenCallers.of(REALM, "acting", "delegating", "bound");

    private static void claim(String clientId, String name, String json) {
        CALLERS.mapper(
                clientId,
                "oidc-hardcoded-claim-mapper",
                Map.of(
                        "claim.name",
                        name,
                        "claim.value",
                        json,
                        "jsonType.label",
                        "JSON",
                        "access.token.claim",
                        "true"));
    }

    @ParameterizedTest
    @CsvSource({"acting, act", "delegating, may_act"})
    void delegatedTokenIsNobody(String clientId, String claim) {
        CALLERS.audience(clientId, "custom", AUTHZEN);
        CALLERS.assertCaller(OAuth.accessToken(CALLERS.issue(clientId)));
        claim(clientId, claim, "{\"sub\":\"somebody\"}");

        CALLERS.assertNobody(OAuth.accessToken(CALLERS.issue(clientId)));
    }

    @Test
    void usersTokenWithTheAudienceIsNobody() {
        OAUTH.client(
                "people", Map.of("fullScopeAllowed", false, "directAccessGrantsEnabled", true));
        CALLERS.audience("people", "custom", AUTHZEN);

        String accessToken =
                OAuth.accessToken(
                        OAUTH.token(
                                List.of(
                                        "grant_type", "password",
                                        "client_id", "people",
                                        "client_secret", OAuth.CLIENT_SECRET,
                                        "username", "nobody",
                                        "password", TestRealm.PASSWORD)));

        assertThat(OAuth.claims(accessToken).get("aud").textValue()).isEqualTo(AUTHZEN);
        CALLERS.assertNobody(accessToken);
    }

    /** Another client got it for the first one's token, by Keycloak's own exchange. */
    @Test
    void exchangedTokenIsNeitherItsSubjectNorItsRequester() {
        OAUTH.client(
                "relay",
                Map.of(
                        "fullScopeAllowed",
                        false,
                        "attributes",
                        Map.of("standard.token.exchange.enabled", "true")));
        CALLERS.audience("relay", "custom", AUTHZEN);
        OAUTH.client("source", Map.of("fullScopeAllowed", false));
        CALLERS.audience("source", "client", "relay");
        String subject = OAuth.accessToken(CALLERS.issue("source"));

        String exchanged =
                OAuth.accessToken(
                        OAUTH.token(
                                List.of(
                                        "grant_type",
                                        "urn:ietf:params:oauth:grant-type:token-exchange",
                                        "client_id",
                                        "relay",
                                        "client_secret",
                                        OAuth.CLIENT_SECRET,
                                        "subject_token",
                                        subject,
                                        "subject_token_type",
                                        OAuth.ACCESS_TOKEN_TYPE)));

        assertThat(OAuth.claims(exchanged).get("aud").textValue()).isEqualTo(AUTHZEN);
        CALLERS.assertNobody(exchanged);
    }

    /** A sender-constrained token is refused in any scheme: its key is not asked for here. */
    @Test
    void tokenThatIsBoundToAKeyIsNobody() throws JOSEException {
        CALLERS.audience("bound", "custom", AUTHZEN);
        DPoPProofFactory proofs =
                new DefaultDPoPProofFactory(
                        new ECKeyGenerator(Curve.P_256).generate(), JWSAlgorithm.ES256);
        URI tokens =
                URI.create(
                        Server.get().base()
                                + "/realms/"
                                + REALM.name()
                                + "/protocol/openid-connect/token");
        String bound =
                OAuth.accessToken(
                        OAUTH.post(
                                        "/token",
                                        List.of(
                                                "grant_type", "client_credentials",
                                                "client_id", "bound",
                                                "client_secret", OAuth.CLIENT_SECRET))
                                .header("DPoP", proofs.createDPoPJWT("POST", tokens).serialize())
                                .send());
        URI evaluation =
                URI.create(
                        Server.get().base()
                                + "/realms/"
                                + REALM.name()
                                + "/entity-tokens/access/v1/evaluation");

        assertThat(OAuth.claims(bound).at("/cnf/jkt").isTextual()).isTrue();
        CALLERS.assertNobody(bound);
        for (String scheme : List.of("DPoP", "Bearer")) {
            CALLERS.call()
                    .header("Authorization", scheme + " " + bound)
                    .header(
                            "DPoP",
                            proofs.createDPoPJWT("POST", evaluation, new DPoPAccessToken(bound))
                                    .serialize())
                    .send()
                    .expect(401);
        }
        CALLERS.call()
                .header("Authorization", "DPoP " + OAuth.accessToken(CALLERS.issue("bound")))
                .send()
                .expect(401);
    }
}
