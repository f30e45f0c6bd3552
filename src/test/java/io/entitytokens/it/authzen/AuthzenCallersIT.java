package io.entitytokens.it.authzen;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Http.Request;
import io.entitytokens.it.support.Mappers;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Pep;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may ask by the OpenID Authorization API: confidential clients, as themselves. */
class AuthzenCallersIT {

    private static final TestRealm REALM = TestRealm.of(AuthzenCallersIT.class);
    private static final OAuth OAUTH = new OAuth(REALM);

    private static Pep billing;
    private static Token token;

    @BeforeAll
    static void makeClients() {
        billing = Pep.of(REALM, "billing");
        openToAccessTokens("billing");
        token = REALM.token(REALM.entity("invoice", "billing"), "read");
    }

    private static void openToAccessTokens(String clientId) {
        String id = OAUTH.internalId(clientId);
        OAUTH.change(id, Map.of("fullScopeAllowed", false));
        Mappers.ofClient(REALM, id)
                .added(
                        "oidc-audience-mapper",
                        Map.of(
                                "included.custom.audience",
                                "urn:keycloak:entity-tokens:authzen",
                                "access.token.claim",
                                "true"));
    }

    private static Request call() {
        return Pep.call(REALM, "evaluation")
                .json(Pep.question(Pep.subject(token.id(), token.secret()), "read", "invoice"));
    }

    private static Answer by(String clientId, String secret) {
        return call().header("Authorization", OAuth.basic(clientId, secret)).send();
    }

    private static void assertUnauthenticated(Answer answer) {
        assertThat(answer.expect(401).body())
                .isEqualTo(
                        "{\"field\":\"Authorization\","
                                + "\"errorMessage\":\"The caller is not authenticated\"}");
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .containsExactly(
                        "Basic realm=\"authzencallersit\"", "Bearer realm=\"authzencallersit\"");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    /** Where no client is known, events name the one that tokens stand for. */
    private static String latestReason() {
        return REALM.events().get(0).at("/details/reason").textValue();
    }

    private static String tokenOf(String clientId) {
        return OAuth.accessToken(OAUTH.clientCredentials(clientId, OAuth.CLIENT_SECRET));
    }

    private static boolean decision(Answer answer) {
        return answer.expect(200).json().get("decision").booleanValue();
    }

    @Test
    void secretAndOwnAccessTokenAreAsGood() {
        assertThat(decision(by("billing", OAuth.CLIENT_SECRET))).isTrue();
        assertThat(decision(call().bearer(tokenOf("billing")).send())).isTrue();
    }

    @Test
    void nobodyGetsAChallenge() {
        assertUnauthenticated(call().send());
        assertThat(latestReason()).isEqualTo("no_credential");
    }

    @Test
    void severalCredentialsAreNone() {
        assertUnauthenticated(
                call().header("Authorization", OAuth.basic("billing", OAuth.CLIENT_SECRET))
                        .bearer(tokenOf("billing"))
                        .send());
        assertThat(latestReason()).isEqualTo("several_credentials");
    }

    @Test
    void wrongSecretIsRefusedAndTheEventNamesTheClient() {
        for (String secret : List.of("wrong", "", "%zz", token.secret())) {
            assertUnauthenticated(by("billing", secret));
            assertThat(billing.latestEvent().get("type").textValue())
                    .isEqualTo("PERMISSION_TOKEN_ERROR");
            assertThat(billing.latestEvent().at("/details/endpoint").textValue())
                    .isEqualTo("authzen");
            assertThat(billing.latestEvent().at("/details/reason").textValue())
                    .isEqualTo("unauthenticated_caller");
        }
    }

    /** Whatever stands in place of a client id: it may be a secret by mistake. */
    @Test
    void unknownClientIsRefusedAndNotNamed() {
        for (String clientId : List.of("nobody-knows", "", token.secret(), "%zz", "%00")) {
            assertUnauthenticated(by(clientId, OAuth.CLIENT_SECRET));
            assertThat(latestReason()).isEqualTo("unauthenticated_caller");
        }
        for (String credential : List.of("Basic", "Basic !", "Digest x", "Bearer", "Bearer x y")) {
            assertUnauthenticated(call().header("Authorization", credential).send());
            assertThat(latestReason()).isEqualTo("unauthenticated_caller");
        }
    }

    @Test
    void publicClientIsRefused() {
        OAUTH.client("storefront", Map.of("publicClient", true, "serviceAccountsEnabled", false));

        assertThat(by("storefront", "").expect(403).json().get("errorMessage").textValue())
                .isEqualTo("A public client cannot ask");
        assertThat(new Pep(REALM, "storefront").latestEvent().at("/details/reason").textValue())
                .isEqualTo("public_client");
        Pep.call(REALM, "evaluations")
                .header("Authorization", OAuth.basic("storefront", ""))
                .json("{}")
                .send()
                .expect(403);
    }

    @Test
    void disabledClientIsRefusedByBothWays() {
        String id = OAUTH.client("leaving");
        openToAccessTokens("leaving");
        String accessToken = tokenOf("leaving");
        assertThat(decision(call().bearer(accessToken).send())).isFalse();

        OAUTH.change(id, Map.of("enabled", false));

        assertUnauthenticated(by("leaving", OAuth.CLIENT_SECRET));
        assertUnauthenticated(call().bearer(accessToken).send());
    }

    @Test
    void clientOfAnotherRealmIsRefused() {
        TestRealm elsewhere = TestRealm.named("authzencallersit-elsewhere", Map.of());
        OAuth there = new OAuth(elsewhere);
        there.client("billing", Map.of("secret", "another"));
        there.client("foreign");

        assertUnauthenticated(by("billing", "another"));
        assertUnauthenticated(by("foreign", OAuth.CLIENT_SECRET));
        assertUnauthenticated(
                call().bearer(
                                OAuth.accessToken(
                                        there.clientCredentials("foreign", OAuth.CLIENT_SECRET)))
                        .send());
    }

    /** The user may have given it to others than the client. */
    @Test
    void usersTokenIsRefusedThoughItsClientIsInTheAudience() {
        OAUTH.change(OAUTH.internalId("billing"), Map.of("directAccessGrantsEnabled", true));
        String accessToken =
                OAuth.accessToken(
                        OAUTH.token(
                                List.of(
                                        "grant_type", "password",
                                        "client_id", "billing",
                                        "client_secret", OAuth.CLIENT_SECRET,
                                        "username", "nobody",
                                        "password", TestRealm.PASSWORD)));

        assertUnauthenticated(call().bearer(accessToken).send());
    }

    @Test
    void entityTokenIsNoCallerNorIsAJwtThatStandsForIt() {
        assertUnauthenticated(call().bearer(token.secret()).send());
        assertUnauthenticated(by("entity-tokens", token.secret()));
        assertUnauthenticated(
                call().bearer(
                                OAuth.accessToken(
                                        OAUTH.clientCredentials("entity-tokens", token.secret())))
                        .send());
        assertUnauthenticated(
                call().bearer(OAuth.accessToken(OAUTH.exchange("billing", token.secret()))).send());
    }

    @Test
    void tokenInTheUrlIsNoCredential() {
        String accessToken = tokenOf("billing");

        assertUnauthenticated(
                Pep.call(REALM, "evaluation?access_token=" + accessToken + "&client_id=billing")
                        .json("{}")
                        .send());
    }

    /** The body of somebody unknown is not even read. */
    @Test
    void unknownCallerHearsNothingOfItsBody() {
        for (String call : List.of("evaluation", "evaluations")) {
            assertUnauthenticated(Pep.call(REALM, call).json("{").send());
        }
    }
}
