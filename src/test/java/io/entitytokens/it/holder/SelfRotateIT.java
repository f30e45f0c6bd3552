package io.entitytokens.it.holder;

import static io.entitytokens.it.holder.Holders.secret;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A holder gets itself a new secret, where that is allowed, and nothing beyond it. */
@Tag("database")
class SelfRotateIT {

    private static final String DEADLINE = "4102444800000";

    private static TestRealm realm;
    private static Holders holders;
    private static String invoice;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(SelfRotateIT.class);
        holders = new Holders(realm).rule("selfRotate", true);
        invoice = realm.entity("invoice");
    }

    private static void assertEndsIn(JsonNode secret, Duration span) {
        assertThat(secret.get("endsTimestamp").longValue() - System.currentTimeMillis())
                .isBetween(span.minusMinutes(5).toMillis(), span.toMillis());
    }

    @Test
    void newSecretIsAsGoodAsTheOldOneForADay() {
        Token token = realm.token(invoice, NewToken.named("rotated").may("read", "write"));
        JsonNode before = holders.self(token.secret()).expect(200).json();

        Answer answer = holders.rotate(token.secret()).expect(200);

        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        ObjectNode told = (ObjectNode) answer.json();
        String newest = told.remove("token").textValue();
        assertThat(newest).isNotEqualTo(token.secret()).startsWith("ket_" + token.id() + "_");
        assertThat(told).isEqualTo(holders.self(newest).expect(200).json());
        assertThat(told.get("generation").intValue()).isEqualTo(2);
        for (String kept : List.of("entity", "name", "permissions", "hint", "createdTimestamp")) {
            assertThat(told.get(kept)).isEqualTo(before.get(kept));
        }
        assertThat(holders.judged(token.secret())).isEqualTo(200);
        assertEndsIn(holders.read(token).at("/secrets/1"), Duration.ofDays(1));
        assertThat(holders.judged(newest)).isEqualTo(200);
    }

    @Test
    void firstUseOfTheNewSecretEndsTheOldOneSoonUnlessToldOtherwise() {
        Token token = realm.token(invoice, "read");
        String newest = secret(holders.rotate(token.secret()));

        holders.use(token, newest);

        JsonNode older =
                TestRealm.await(
                        () -> holders.read(token).at("/secrets/1"),
                        json ->
                                json.get("endsTimestamp").longValue()
                                        < System.currentTimeMillis()
                                                + Duration.ofHours(1).toMillis());
        assertThat(older.get("state").textValue()).isEqualTo("overlapping");
        assertEndsIn(older, Duration.ofMinutes(15));
    }

    @Test
    void firstUseEndsTheOldSecretAtOnceWhereNothingHasToSettle() {
        Token token = realm.token(invoice, "read");
        String newest = secret(holders.rotate(token.secret(), Map.of("settle", "PT0S")));
        assertThat(holders.judged(token.secret())).isEqualTo(200);

        holders.use(token, newest);

        TestRealm.await(() -> holders.judged(token.secret()), status -> status == 401);
        assertThat(holders.judged(newest)).isEqualTo(200);
    }

    @Test
    void firstUseEndsNothingWhereTheHolderSaysSo() {
        Token token = realm.token(invoice, "read");
        Map<String, Object> wishes = Map.of("endOnFirstUse", false, "overlap", "P10D");
        String newest = secret(holders.rotate(token.secret(), wishes));

        holders.use(token, newest);

        assertEndsIn(holders.read(token).at("/secrets/1"), Duration.ofDays(10));
        assertThat(holders.judged(token.secret())).isEqualTo(200);
    }

    @Test
    void holderThatOnlyAsksHasNotUsedTheNewSecret() {
        Token token = realm.token(invoice, "read");
        String newest = secret(holders.rotate(token.secret(), Map.of("settle", "PT0S")));

        holders.self(newest).expect(200);
        holders.call("GET", "").header("X-API-Key", newest).send().expect(200);

        holders.rotate(token.secret()).expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lifespan: \"P365D\"",
                "expiresTimestamp: " + DEADLINE,
                "permissions: [\"read\",\"write\",\"delete\"]",
                "enabled: true",
                "overlap: \"P31D\"",
                "overlap: \"tomorrow\"",
                "settle: \"P2D\"",
                "endOnFirstUse: \"no\""
            })
    void whatIsNotTheHoldersToSayIsNamed(String wish) {
        Token token = realm.token(invoice, "read");
        String before = holders.text(token);
        String field = wish.split(":", 2)[0];

        Answer answer =
                holders.call("POST", "/rotate")
                        .bearer(token.secret())
                        .json("{\"" + field + "\":" + wish.split(":", 2)[1] + "}")
                        .send();

        assertThat(answer.expect(400).body()).contains(field);
        assertThat(holders.text(token)).isEqualTo(before);
    }

    @Test
    void deadlineStaysWhereItIs() {
        Token token =
                realm.token(
                        invoice,
                        NewToken.named("until then")
                                .may("read")
                                .with("expiresTimestamp", Long.valueOf(DEADLINE)));

        JsonNode told = holders.rotate(token.secret()).expect(200).json();

        assertThat(told.get("expiresTimestamp").asText()).isEqualTo(DEADLINE);
        assertThat(holders.read(token).get("expiresTimestamp").asText()).isEqualTo(DEADLINE);
    }

    @Test
    void fourthGoodSecretIsAConflictUntilTheOthersEnd() {
        Token token = realm.token(invoice, "read");
        holders.rotate(token.secret()).expect(200);
        String third = secret(holders.rotate(token.secret()));

        Answer refused = holders.rotate(third).expect(409);

        assertThat(refused.json().get("errorMessage").textValue()).isNotBlank();
        assertThat(holders.read(token).get("generation").intValue()).isEqualTo(3);
        String fourth = secret(holders.rotate(third, Map.of("overlap", "PT0S")));
        assertThat(holders.judged(token.secret())).isEqualTo(401);
        assertThat(holders.judged(third)).isEqualTo(401);
        assertThat(holders.judged(fourth)).isEqualTo(200);
    }

    @Test
    void eleventhRotationOfADayIsOneTooMany() {
        Token token = realm.token(invoice, "read");
        String newest = token.secret();
        for (int i = 0; i < 10; i++) {
            newest = secret(holders.rotate(newest, Map.of("overlap", "PT0S")));
        }

        Answer refused = holders.rotate(newest, Map.of("overlap", "PT0S")).expect(429);

        assertThat(Long.parseLong(refused.header("Retry-After")))
                .isBetween(1L, Duration.ofDays(1).toSeconds());
        assertThat(holders.read(token).get("generation").intValue()).isEqualTo(11);
        assertThat(holders.judged(newest)).isEqualTo(200);
        Token other = realm.token(invoice, "read");
        holders.rotate(other.secret()).expect(200);
        holders.rotateAsAdmin(token, Map.of());
    }

    @Test
    void rotationIsAnEventOfTheHolder() {
        Token token = realm.token(invoice, "read");

        String newest = secret(holders.rotate(token.secret()));

        JsonNode event = holders.act(token, "rotate");
        assertThat(event.get("resourceType").textValue()).isEqualTo("ENTITY_TOKEN");
        assertThat(event.get("operationType").textValue()).isEqualTo("ACTION");
        assertThat(event.at("/details/actor").textValue()).isEqualTo("holder");
        assertThat(event.at("/details/endpoint").textValue()).isEqualTo("self");
        assertThat(event.at("/details/secret_generation").textValue()).isEqualTo("2");
        assertThat(event.at("/authDetails/ipAddress").textValue()).isNotBlank();
        assertThat(event.at("/authDetails/userId").textValue()).isNull();
        assertThat(event.toString()).doesNotContain(newest.substring(27, 70));
    }
}
