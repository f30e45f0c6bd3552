package io.entitytokens.it.limit;

import static io.entitytokens.it.limit.Limits.LONG;
import static io.entitytokens.it.limit.Limits.limit;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Pep;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each endpoint, and the same limit. */
class LimitEndpointsIT {

    private static final String CLIENT = "billing";

    private static TestRealm realm;
    private static OAuth oauth;
    private static Pep pep;
    private static Limits limits;
    private static String invoice;

    /** Where a token is used, and what its limit looks like there. */
    private enum Way {
        FORWARD_AUTH,
        CLIENT_CREDENTIALS,
        CLIENT_OF_ITS_OWN,
        TOKEN_EXCHANGE,
        AUTHZEN;

        private Answer use(Token token, String permission) {
            String scope = "entity:" + permission;
            return switch (this) {
                case FORWARD_AUTH -> limits.authorize(token, permission);
                case CLIENT_CREDENTIALS ->
                        oauth.clientCredentials("entity-tokens", token.secret(), "scope", scope);
                case CLIENT_OF_ITS_OWN ->
                        oauth.clientCredentials("taking", token.secret(), "scope", scope);
                case TOKEN_EXCHANGE -> oauth.exchange(CLIENT, token.secret(), "scope", scope);
                case AUTHZEN -> pep.ask(Pep.question(Pep.subject(token), permission, "invoice"));
            };
        }

        void isAccepted(Token token, String permission) {
            Answer answer = use(token, permission).expect(200);
            if (this == AUTHZEN) {
                assertThat(answer.json().get("decision").booleanValue()).isTrue();
            }
        }

        void isLimited(Token token, String permission) {
            Answer answer = use(token, permission).expect(this == AUTHZEN ? 200 : 429);
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.body()).doesNotContain("ket_");
            if (this == AUTHZEN) {
                assertThat(answer.json().get("decision").booleanValue()).isFalse();
                assertThat(answer.json().at("/context/reason").textValue())
                        .isEqualTo("rate_limited");
                assertThat(answer.json().at("/context/retry_after").intValue()).isPositive();
                return;
            }
            assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
            if (this != FORWARD_AUTH) {
                assertThat(answer.json().get("error").textValue())
                        .isEqualTo("temporarily_unavailable");
            }
        }

        String endpoint() {
            return this == CLIENT_OF_ITS_OWN
                    ? CLIENT_CREDENTIALS.endpoint()
                    : name().toLowerCase(Locale.ROOT);
        }
    }

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(LimitEndpointsIT.class);
        oauth = new OAuth(realm);
        limits = new Limits(realm);
        pep = Pep.of(realm, CLIENT);
        oauth.client("taking", Map.of("clientAuthenticatorType", "entity-token"));
        invoice = realm.entity("invoice", CLIENT, "taking");
    }

    @ParameterizedTest
    @EnumSource
    void tokenIsAcceptedAsOftenAsItsLimitSays(Way way) {
        Token token = limits.token(invoice, limit(2, LONG));

        way.isAccepted(token, "read");
        way.isAccepted(token, "write");
        way.isLimited(token, "read");
        assertThat(limits.remaining(token)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void limitOfAPermissionCountsWhatNeedsIt(Way way) {
        Token token = limits.token(invoice, limit("write", 1, LONG));

        way.isAccepted(token, "write");
        way.isLimited(token, "write");
        way.isAccepted(token, "read");
        way.isAccepted(token, "read");
    }

    @ParameterizedTest
    @EnumSource
    void limitThatIsReachedElsewhereHoldsHere(Way way) {
        Token token = limits.token(invoice, limit(1, LONG));
        limits.authorize(token, "read").expect(200);

        way.isLimited(token, "read");
    }

    @ParameterizedTest
    @EnumSource
    void reasonIsInTheEvent(Way way) {
        Token token = limits.token(invoice, limit(1, LONG));
        way.isAccepted(token, "read");
        way.isLimited(token, "read");

        JsonNode details = oauth.refusal(token, way.endpoint(), "rate_limited").get("details");

        assertThat(details.get("entity").textValue()).isEqualTo("invoice");
        assertThat(details.get("permission").textValue()).isEqualTo("read");
    }

    @Test
    void jwtOfAllPermissionsCountsForEach() {
        Token token = limits.token(invoice, limit("write", 1, LONG));

        oauth.clientCredentials("entity-tokens", token.secret()).expect(200);
        oauth.clientCredentials("entity-tokens", token.secret()).expect(429);
        oauth.exchange(CLIENT, token.secret()).expect(429);
        oauth.exchange(CLIENT, token.secret(), "scope", "entity:read").expect(200);
    }

    @Test
    void refusedOAuthRequestsUseUpNothing() {
        Token token = limits.token(invoice, limit(1, LONG));

        oauth.clientCredentials("entity-tokens", token.secret(), "scope", "entity:delete")
                .expect(400);
        oauth.clientCredentials("entity-tokens", token.secret(), "scope", "unheard-of").expect(400);
        oauth.clientCredentials("entity-tokens", token.secret(), "audience", "nobody").expect(400);
        oauth.clientCredentials("entity-tokens", token.secret() + "x").expect(401);
        oauth.exchange(CLIENT, token.secret(), "scope", "entity:delete").expect(400);
        oauth.exchange(CLIENT, token.secret(), "audience", "nobody").expect(400);
        oauth.exchange(CLIENT, token.secret(), "requested_token_type", "other").expect(400);
        assertThat(limits.remaining(token)).isEqualTo(1);

        oauth.clientCredentials("entity-tokens", token.secret()).expect(200);
        oauth.clientCredentials("entity-tokens", token.secret(), "scope", "entity:delete")
                .expect(400);
        oauth.clientCredentials("entity-tokens", token.secret()).expect(429);
    }

    /** A certificate is missed after the token was accepted. */
    @Test
    void requestWithoutTheCertificateThatItsClientMustShowUsesUpNothing() {
        oauth.client(
                "bound",
                Map.of(
                        "clientAuthenticatorType",
                        "entity-token",
                        "attributes",
                        Map.of("tls.client.certificate.bound.access.tokens", "true")));
        String parcel = realm.entity("parcel", "bound");
        Token token = limits.token(parcel, limit(1, LONG));

        for (int i = 0; i < 3; i++) {
            oauth.clientCredentials("bound", token.secret()).expect(400);
        }
        assertThat(limits.remaining(token)).isEqualTo(1);
    }

    @Test
    void eachEvaluationOfACallCounts() {
        Token token = limits.token(invoice, limit(2, LONG));
        Map<String, Object> read = Map.of("action", Pep.action("read"));
        Map<String, Object> deleting = Map.of("action", Pep.action("delete"));

        JsonNode decisions =
                pep.call("evaluations")
                        .json(
                                Map.of(
                                        "subject",
                                        Pep.subject(token),
                                        "resource",
                                        Pep.resource("invoice"),
                                        "evaluations",
                                        List.of(read, deleting, read, read, deleting)))
                        .send()
                        .expect(200)
                        .json()
                        .get("evaluations");

        assertThat(decisions)
                .extracting(
                        decision ->
                                decision.get("decision").asText()
                                        + " "
                                        + decision.at("/context/reason").asText())
                .containsExactly(
                        "true ",
                        "false missing_permission",
                        "true ",
                        "false rate_limited",
                        "false missing_permission");
    }

    @Test
    void callerOutsideTheAudienceHearsOfNoLimit() {
        Pep stranger = Pep.of(realm, "stranger");
        Token token = limits.token(invoice, limit(1, LONG));
        limits.authorize(token, "read").expect(200);

        JsonNode decision = stranger.decide(token, "read", "invoice");

        assertThat(decision.get("context").toString()).isEqualTo("{\"reason\":\"invalid_token\"}");
        oauth.exchange("stranger", token.secret()).expect(400);
    }

    /** Resource servers remember it, and "inactive" would be a lie. */
    @Test
    void introspectionNeitherCountsNorRefuses() {
        Token token = limits.token(invoice, limit(2, LONG));
        String jwt = OAuth.accessToken(oauth.clientCredentials("entity-tokens", token.secret()));

        for (int i = 0; i < 5; i++) {
            assertThat(isActive(token.secret())).isTrue();
            assertThat(isActive(jwt)).isTrue();
        }
        assertThat(limits.remaining(token)).isEqualTo(1);
        limits.authorize(token, "read").expect(200);
        limits.authorize(token, "read").expect(429);
        assertThat(isActive(token.secret())).isTrue();
        assertThat(isActive(jwt)).isTrue();
    }

    private static boolean isActive(String token) {
        return oauth.introspect(CLIENT, token).expect(200).json().get("active").booleanValue();
    }

    @Test
    void limitKeepsNobodyFromAskingAboutItsTokenOrFromEndingIt() {
        Token asking = limits.token(invoice, limit(1, LONG));
        Token revoking = limits.token(invoice, limit(1, LONG));
        Token leaked = limits.token(invoice, limit(1, LONG));
        for (Token token : List.of(asking, revoking, leaked)) {
            limits.authorize(token, "read").expect(200);
            limits.authorize(token, "read").expect(429);
        }

        limits.self(asking);
        realm.request("DELETE", "/entity-tokens/self").bearer(asking.secret()).send().expect(204);
        realm.request("POST", "/entity-tokens/revoke")
                .body("application/x-www-form-urlencoded", "token=" + revoking.secret())
                .send()
                .expect(200);
        realm.request("POST", "/entity-tokens/leaks")
                .json(Map.of("credentials", List.of(leaked.secret())))
                .send()
                .expect(202);

        for (Token token : List.of(asking, revoking, leaked)) {
            limits.authorize(token, "read").expect(401);
        }
    }
}
