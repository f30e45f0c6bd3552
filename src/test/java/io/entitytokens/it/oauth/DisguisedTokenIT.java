package io.entitytokens.it.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token where none belongs, in a form in which a search for it finds nothing. */
final class DisguisedTokenIT {

    private static final String CLIENT_ASSERTION_TYPE =
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final TestRealm REALM =
            TestRealm.of(DisguisedTokenIT.class, Map.of("enabledEventTypes", List.of()));
    private static final OAuth OAUTH = new OAuth(REALM);

    private static Token token;

    @BeforeAll
    static void makeToken() {
        OAUTH.client("records-api");
        token = REALM.token(REALM.entity("invoice", "records-api"), "read");
    }

    /** Nor is what comes before its checksum. */
    @AfterAll
    static void nothingIsWritten() {
        Unwritten.assertNowhere(token);
        String events = REALM.masterAdmin().get(REALM.admin("/events?max=1000")).body();
        assertThat(events.contains(token.secret().substring(27, 50))).isFalse();
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.expect(401).json().get("error").textValue()).isEqualTo("invalid_client");
        assertThat(OAUTH.refusal("client_credentials", "misplaced_token")).isNotNull();
    }

    @Test
    void disguisedTokenIsRefused() {
        String secret = token.secret();
        String split = secret.substring(0, 40) + '\u0007' + secret.substring(40);
        String[] grant = {"grant_type", "password"};

        assertRefused(OAUTH.post("/token", null, grant[0], grant[1], "client_id", split));
        assertRefused(
                OAUTH.post("/token", null, grant[0], grant[1], "client_id", "x", secret, "y"));
        assertRefused(
                OAUTH.post(
                        "/token",
                        null,
                        grant[0],
                        grant[1],
                        "client_id",
                        "records-api",
                        "client_id",
                        secret));
        assertRefused(OAUTH.post("/token", OAuth.basic(percent(secret), ""), grant[0], grant[1]));
        assertRefused(OAUTH.post("/token", OAuth.basic(secret, "%zz"), grant[0], grant[1]));
    }

    /** Anybody can reckon the checksum; what nobody sees may be taken out by whoever reads it. */
    @Test
    void tokenThatIsNearlyWholeIsRefused() {
        String secret = token.secret();
        String begin = secret.substring(0, 50);
        String end = secret.substring(50);
        for (String clientId :
                List.of(
                        secret.substring(0, 70),
                        begin + '\u200b' + end,
                        begin + '\u00ad' + end,
                        begin + ' ' + end,
                        percent(secret),
                        secret.replace("_", "%255f"))) {
            assertRefused(
                    OAUTH.post("/token", null, "grant_type", "password", "client_id", clientId));
        }
    }

    private static String assertion(Base64.Encoder encoder, String subject) {
        String claims = "{\"iss\":\"x\",\"pad\":\"???>>>\",\"sub\":\"" + subject + "\"}";
        return "e30." + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".e30";
    }

    static List<String> assertions() {
        Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
        String plain = assertion(url, token.secret());
        return List.of(
                plain,
                assertion(url, token.secret().replace("_", "\\u005f")),
                assertion(Base64.getEncoder(), token.secret()),
                plain.replace(".e30", "=x.e30"));
    }

    @ParameterizedTest
    @MethodSource("assertions")
    void tokenInAnAssertionIsRefused(String assertion) {
        assertRefused(
                OAUTH.post(
                        "/token",
                        null,
                        "grant_type",
                        "password",
                        "client_assertion_type",
                        CLIENT_ASSERTION_TYPE,
                        "client_assertion",
                        assertion));
        assertRefused(
                OAUTH.post(
                        "/token",
                        OAuth.basic("records-api", OAuth.CLIENT_SECRET),
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:jwt-bearer",
                        "assertion",
                        assertion));
    }

    /** Keycloak reads a form of this type there, too. */
    @Test
    void tokenInAFormOfSeveralPartsIsRefused() {
        String part = "--part\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
        String form =
                part.formatted("client_assertion_type", CLIENT_ASSERTION_TYPE)
                        + part.formatted("client_assertion", assertions().get(0))
                        + "--part--\r\n";

        assertRefused(
                REALM.request("POST", "/protocol/openid-connect/token/introspect")
                        .body("multipart/form-data; boundary=part", form)
                        .send());
    }

    /** With a bearer token, this grant needs no client. */
    @ParameterizedTest
    @ValueSource(strings = {"audience", "permission"})
    void tokenInAnUmaRequestIsRefused(String parameter) {
        assertRefused(
                OAUTH.post(
                        "/token",
                        "Bearer " + REALM.user("nobody").token(),
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:uma-ticket",
                        parameter,
                        token.secret()));
    }

    private static String percent(String text) {
        return text.replace("_", "%5F");
    }
}
