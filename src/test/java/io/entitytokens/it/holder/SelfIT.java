package io.entitytokens.it.holder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.PresentedTokens;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a holder gets to know of its own token, and that nobody else gets to know anything. */
@Tag("database")
class SelfIT {

    private static TestRealm realm;
    private static Holders holders;
    private static PresentedTokens presented;
    private static String invoice;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(SelfIT.class);
        holders = new Holders(realm);
        presented = PresentedTokens.in(realm);
        invoice = presented.good().entityId();
    }

    @Test
    void credentialIsTakenFromEachOfThreePlaces() {
        String secret = presented.good().secret();

        holders.self(secret).expect(200);
        holders.call("GET", "").header("X-API-Key", secret).send().expect(200);
        holders.call("GET", "")
                .header("Authorization", OAuth.basic("anybody", secret))
                .send()
                .expect(200);
    }

    @Test
    void holderIsToldOfItsTokenAndOfNothingElse() {
        Token token =
                realm.token(
                        invoice,
                        NewToken.named("told of")
                                .may("write", "read")
                                .with("description", "for admins only")
                                .with("lifespan", "P1D"));
        JsonNode seen = holders.read(token);

        Answer answer = holders.self(token.secret()).expect(200);

        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json())
                .isEqualTo(
                        Http.JSON.valueToTree(
                                Map.of(
                                        "entity",
                                        "invoice",
                                        "permissions",
                                        List.of("read", "write"),
                                        "name",
                                        "told of",
                                        "hint",
                                        seen.get("hint").textValue(),
                                        "generation",
                                        1,
                                        "createdTimestamp",
                                        seen.get("createdTimestamp"),
                                        "expiresTimestamp",
                                        seen.get("expiresTimestamp"),
                                        "rotatable",
                                        false)));
    }

    @Test
    void tokenThatNeverExpiresHasNoExpiry() {
        assertThat(holders.self(presented.good().secret()).expect(200).json().fieldNames())
                .toIterable()
                .doesNotContain("expiresTimestamp", "secretEndsTimestamp", "token");
    }

    @Test
    void olderSecretIsToldWhenItEnds() {
        Token token = realm.token(invoice, "read");
        String newest = holders.rotateAsAdmin(token, Map.of("overlap", "PT1H"));

        JsonNode older = holders.self(token.secret()).expect(200).json();

        assertThat(older.get("secretEndsTimestamp"))
                .isNotNull()
                .isEqualTo(holders.read(token).at("/secrets/1/endsTimestamp"));
        JsonNode current = holders.self(newest).expect(200).json();
        assertThat(current.has("secretEndsTimestamp")).isFalse();
        assertThat(current.get("generation").intValue()).isEqualTo(2);
        assertThat(current.get("hint")).isEqualTo(older.get("hint"));
    }

    private static String retired() {
        Token token = realm.token(invoice, "read");
        holders.rotateAsAdmin(token, Map.of("overlap", "PT0S"));
        return token.secret();
    }

    private static String revoked() {
        Token token = realm.token(invoice, "read");
        holders.end(token.secret()).expect(204);
        return token.secret();
    }

    @Test
    void whateverIsWrongWithTheTokenTheAnswerIsTheSame() {
        List<String> bad = new ArrayList<>(presented.bad().values());
        bad.addAll(
                List.of(
                        presented.expired().secret(),
                        retired(),
                        revoked(),
                        "",
                        "x",
                        "eyJhbGciOiJub25lIn0.e30."));

        List<Answer> answers =
                bad.stream()
                        .map(text -> holders.call("GET", "").header("X-API-Key", text).send())
                        .toList();

        assertThat(answers)
                .allSatisfy(
                        answer -> {
                            assertThat(answer.status()).isEqualTo(401);
                            assertThat(answer.header("WWW-Authenticate"))
                                    .isEqualTo("Bearer realm=\"selfit\", error=\"invalid_token\"");
                            assertThat(answer.body()).isEmpty();
                        });
        assertThat(answers)
                .extracting(a -> a.headers().map().keySet())
                .containsOnly(answers.get(0).headers().map().keySet());
    }

    @Test
    void refusalIsAnEventWithItsReason() {
        holders.self(retired()).expect(401);
        holders.self(revoked()).expect(401);

        OAuth oauth = new OAuth(realm);
        assertThat(oauth.refusal("self", "retired_secret").get("type").textValue())
                .isEqualTo("PERMISSION_TOKEN_ERROR");
        assertThat(oauth.refusal("self", "revoked").at("/details/entity").textValue())
                .isEqualTo("invoice");
    }

    @Test
    void missingCredentialIsAChallengeWithoutError() {
        Answer answer = holders.call("GET", "").send();

        assertThat(answer.expect(401).header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"selfit\"");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GET,''", "POST,/rotate", "DELETE,''"})
    void severalCredentialsAreABadRequest(String method, String rest) {
        Token token = realm.token(invoice, "read");

        Answer answer =
                holders.call(method, rest)
                        .bearer(token.secret())
                        .header("X-API-Key", token.secret())
                        .send();

        assertThat(answer.expect(400).header("WWW-Authenticate")).contains("invalid_request");
        assertThat(holders.status(token)).isEqualTo("active");
    }

    @Test
    void holderWhoAsksHasNotUsedTheToken() {
        Token asked = realm.token(invoice, "read");
        Token used = realm.token(invoice, "read");
        holders.self(asked.secret()).expect(200);
        realm.authorize(used, "invoice", "read").expect(200);

        TestRealm.await(() -> holders.read(used), json -> json.get("useCount").longValue() == 1);

        JsonNode json = holders.read(asked);
        assertThat(json.get("useCount").longValue()).isZero();
        assertThat(json.has("lastUsedTimestamp")).isFalse();
        assertThat(json.at("/secrets/0").has("firstUsedTimestamp")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/self",
        "PUT,/self",
        "PATCH,/self",
        "GET,/self/rotate",
        "DELETE,/self/rotate",
        "GET,/revoke",
        "DELETE,/revoke",
        "GET,/leaks",
        "PUT,/leaks"
    })
    void otherMethodsAreNotAllowed(String method, String rest) {
        Token token = realm.token(invoice, "read");

        realm.request(method, "/entity-tokens" + rest).bearer(token.secret()).send().expect(405);

        assertThat(holders.status(token)).isEqualTo("active");
    }
}
