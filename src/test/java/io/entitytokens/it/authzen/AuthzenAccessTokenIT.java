package io.entitytokens.it.authzen;

import static io.entitytokens.it.authzen.TokenCallers.AUTHZEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Mappers;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An access token calls AuthZEN only if it was issued to its own client, for AuthZEN alone. */
class AuthzenAccessTokenIT {

    private static final TestRealm REALM = TestRealm.of(AuthzenAccessTokenIT.class);
    private static final OAuth OAUTH = new OAuth(REALM);
    private static final TokenCallers CALLERS =
            TokenCallers.of(
                    REALM, "pep", "plain", "other", "several", "scoped", "switched", "light");

    @BeforeAll
    static void makeClient() {
        OAUTH.client("records");
    }

    @Test
    void tokenForThisEndpointAloneIsItsClient() {
        CALLERS.audience("pep", "custom", AUTHZEN);
        String accessToken = OAuth.accessToken(CALLERS.issue("pep"));

        assertThat(OAuth.claims(accessToken).get("aud").textValue()).isEqualTo(AUTHZEN);
        CALLERS.assertCaller(accessToken);
    }

    /** Whoever was sent it could send it on: a resource server in place of the caller. */
    @Test
    void tokenForSomebodyElseIsNobody() {
        CALLERS.audience("other", "client", "records");
        String forRecords = OAuth.accessToken(CALLERS.issue("other"));
        String forAnybody = OAuth.accessToken(CALLERS.issue("plain"));

        assertThat(OAuth.claims(forRecords).get("aud").textValue()).isEqualTo("records");
        assertThat(OAuth.claims(forAnybody).has("aud")).isFalse();
        CALLERS.assertNobody(forRecords);
        CALLERS.assertNobody(forAnybody);
        OAUTH.change(OAUTH.internalId("plain"), Map.of("fullScopeAllowed", true));
        String forAccount = OAuth.accessToken(CALLERS.issue("plain"));
        assertThat(OAuth.claims(forAccount).get("aud").textValue()).isEqualTo("account");
        CALLERS.assertNobody(forAccount);
    }

    @ParameterizedTest
    @CsvSource({
        "several, client, records",
        "several, custom, https://records.example.org",
        "several, custom, urn:keycloak:entity-tokens:authzen:x"
    })
    void tokenForSomebodyElseTooIsNobody(String clientId, String kind, String audience) {
        Mappers.ofClient(REALM, OAUTH.internalId(clientId)).clear();
        CALLERS.audience(clientId, "custom", AUTHZEN);
        CALLERS.assertCaller(OAuth.accessToken(CALLERS.issue(clientId)));
        CALLERS.audience(clientId, kind, audience);

        CALLERS.assertNobody(OAuth.accessToken(CALLERS.issue(clientId)));
    }

    @ParameterizedTest
    @CsvSource({
        "several, URN:KEYCLOAK:ENTITY-TOKENS:AUTHZEN",
        "several, urn:keycloak:entity-tokens:authzen/",
        "several, entity-tokens"
    })
    void audienceIsTakenByTheLetter(String clientId, String audience) {
        Mappers.ofClient(REALM, OAUTH.internalId(clientId)).clear();
        CALLERS.audience(clientId, "custom", audience);

        CALLERS.assertNobody(OAuth.accessToken(CALLERS.issue(clientId)));
    }

    /** Full scope adds the audience of every client whose roles the service account has. */
    @Test
    void tokenOfFullScopeIsForOthersToo() {
        CALLERS.audience("scoped", "custom", AUTHZEN);
        CALLERS.assertCaller(OAuth.accessToken(CALLERS.issue("scoped")));
        OAUTH.change(OAUTH.internalId("scoped"), Map.of("fullScopeAllowed", true));

        CALLERS.assertNobody(OAuth.accessToken(CALLERS.issue("scoped")));
    }

    @Test
    void clientWithoutServiceAccountIsNobodyAnyMore() {
        CALLERS.audience("switched", "custom", AUTHZEN);
        String accessToken = OAuth.accessToken(CALLERS.issue("switched"));
        CALLERS.assertCaller(accessToken);

        OAUTH.change(OAUTH.internalId("switched"), Map.of("serviceAccountsEnabled", false));

        CALLERS.assertNobody(accessToken);
    }

    /** Such a token says only at introspection whom it is for. */
    @Test
    void lightweightTokenIsNobody() {
        CALLERS.audience("light", "custom", AUTHZEN);
        OAUTH.change(
                OAUTH.internalId("light"),
                Map.of(
                        "attributes",
                        Map.of("client.use.lightweight.access.token.enabled", "true")));

        CALLERS.assertNobody(OAuth.accessToken(CALLERS.issue("light")));
    }

    @Test
    void schemeIsReadInAnyCase() {
        CALLERS.audience("pep", "custom", AUTHZEN);

        CALLERS.call()
                .header("Authorization", "bEARER " + OAuth.accessToken(CALLERS.issue("pep")))
                .send()
                .expect(200);
    }
}
