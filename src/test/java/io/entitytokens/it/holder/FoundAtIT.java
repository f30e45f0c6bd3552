package io.entitytokens.it.holder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The event of a leak tells where the token was found, without the token. */
class FoundAtIT {

    private static final String PLACE = "https://git.example.org/a/b?line=17";

    private static TestRealm realm;
    private static Holders holders;
    private static String invoice;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(FoundAtIT.class);
        holders = new Holders(realm);
        invoice = realm.entity("invoice");
    }

    /** The event of a report that says where a token was found. */
    private static JsonNode eventOf(Token token, String member, String place) {
        holders.report(
                        json(
                                List.of(
                                        Map.of(
                                                "token",
                                                token.secret(),
                                                "type",
                                                "keycloak_entity_token",
                                                member,
                                                place))))
                .expect(202);
        return holders.act(token, "report_leak");
    }

    private static String json(Object value) {
        return Http.JSON.valueToTree(value).toString();
    }

    private static String foundAt(JsonNode event) {
        return event.at("/details/found_at").textValue();
    }

    private static String hint(Token token) {
        return holders.read(token).get("hint").textValue();
    }

    /** Some characters of the random part, wherever they stand. */
    private static String pieceOf(Token token) {
        return token.secret().substring(27, 39);
    }

    @ParameterizedTest
    @ValueSource(strings = {"url", "location"})
    void placeStandsInTheEventOfTheReporter(String member) {
        Token token = realm.token(invoice, "read");

        JsonNode event = eventOf(token, member, PLACE);

        assertThat(foundAt(event)).isEqualTo(PLACE);
        assertThat(event.get("resourceType").textValue()).isEqualTo("ENTITY_TOKEN");
        assertThat(event.get("operationType").textValue()).isEqualTo("ACTION");
        assertThat(event.at("/details/actor").textValue()).isEqualTo("reporter");
        assertThat(event.at("/details/endpoint").textValue()).isEqualTo("leaks");
        assertThat(event.at("/details/secret_generation").textValue()).isEqualTo("1");
        assertThat(event.at("/details/entity_token_id").textValue()).isEqualTo(token.id());
        assertThat(event.at("/authDetails/ipAddress").textValue()).isNotBlank();
        assertThat(event.at("/authDetails/userId").textValue()).isNull();
        assertThat(event.toString()).doesNotContain(pieceOf(token));
    }

    @Test
    void whoDoesNotSayWhereIsNotToldOf() {
        Token token = realm.token(invoice, "read");

        holders.reportSecrets(token.secret()).expect(202);

        assertThat(holders.act(token, "report_leak").get("details").has("found_at")).isFalse();
    }

    @Test
    void longPlaceIsCut() {
        Token token = realm.token(invoice, "read");

        String foundAt = foundAt(eventOf(token, "url", PLACE + "x".repeat(2000)));

        assertThat(foundAt).hasSize(255).startsWith(PLACE + "x");
    }

    @Test
    void tokenInThePlaceIsCutToItsHint() {
        Token token = realm.token(invoice, "read");
        Token other = realm.token(invoice, "read");
        String place = "https://example.org/?a=" + token.secret() + "&b=" + other.secret();

        JsonNode event = eventOf(token, "url", place);

        assertThat(foundAt(event))
                .isEqualTo("https://example.org/?a=" + hint(token) + "&b=" + hint(other));
        assertThat(event.toString()).doesNotContain(pieceOf(token)).doesNotContain(pieceOf(other));
    }

    /** What is left of a token that is cut in two must not be half a secret. */
    @ParameterizedTest
    @ValueSource(ints = {180, 190, 200, 210, 225, 240})
    void tokenAtTheEndOfWhatIsKeptIsCutFirst(int before) {
        Token token = realm.token(invoice, "read");
        String start = "https://example.org/" + "x".repeat(before - 20);

        JsonNode event = eventOf(token, "url", start + token.secret() + "/more");

        assertThat(foundAt(event)).startsWith(start).hasSizeLessThanOrEqualTo(255);
        assertThat(event.toString()).doesNotContain(pieceOf(token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%5F", "%5f", "%255F"})
    void tokenWithEncodedUnderscoresIsCutOutToo(String underscore) {
        Token token = realm.token(invoice, "read");

        JsonNode event =
                eventOf(
                        token,
                        "url",
                        "https://example.org/?a=" + token.secret().replace("_", underscore));

        assertThat(event.toString()).doesNotContain(pieceOf(token));
    }

    @Test
    void placeWritesNothingElseIntoTheEvent() {
        Token token = realm.token(invoice, "read");

        String foundAt = foundAt(eventOf(token, "url", "https://example.org/\r\nactor=\0\u202e"));

        assertThat(foundAt == null ? "" : foundAt).doesNotContain("\r", "\n", "\0", "\u202e");
    }
}
