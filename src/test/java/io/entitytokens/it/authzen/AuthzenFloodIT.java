package io.entitytokens.it.authzen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Pep;
import io.entitytokens.it.support.Server;
import io.entitytokens.it.support.TestRealm;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever guesses a client's secret at AuthZEN is told of as a flood is, not each time. */
class AuthzenFloodIT {

    private static final TestRealm REALM = TestRealm.of(AuthzenFloodIT.class);
    private static final int GUESSES = 60;

    /** Ten of the first minute and ten of a second one, each with an event that counts the rest. */
    private static final int MOST = 22;

    /** No signature, or Keycloak makes a pair of 4,096 bits: up to a minute on a busy machine. */
    private static final Map<String, Object> SAML =
            Map.of("protocol", "saml", "attributes", Map.of("saml.client.signature", "false"));

    @BeforeAll
    static void makeClients() {
        OAuth oauth = new OAuth(REALM);
        oauth.client("guessed");
        oauth.client("opened");
        oauth.client("switched-off", Map.of("enabled", false));
        oauth.client("by-signature", Map.of("clientAuthenticatorType", "client-jwt"));
        oauth.client("by-certificate", Map.of("clientAuthenticatorType", "client-x509"));
        oauth.client("saml", SAML);
    }

    private static List<JsonNode> events(String clientId) {
        return StreamSupport.stream(
                        REALM.masterAdmin()
                                .get(REALM.admin("/events?max=1000&client=" + clientId))
                                .expect(200)
                                .json()
                                .spliterator(),
                        false)
                .toList();
    }

    /** What whoever looks after the server gets to read. */
    private static long loudLines(String word) {
        return Server.get()
                .log()
                .lines()
                .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                .filter(line -> line.contains(word))
                .count();
    }

    private static void guess(String credential) {
        Pep.call(REALM, "evaluation")
                .header("Authorization", credential)
                .json("{}")
                .send()
                .expect(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"guessed", "switched-off", "by-signature", "by-certificate", "saml"})
    void floodOfWrongSecretsIsTenEventsAndTenLinesOfLog(String clientId) {
        long before = loudLines("Client authentication");

        for (int i = 0; i < GUESSES; i++) {
            guess(OAuth.basic(clientId, "guess-" + i));
        }

        assertThat(events(clientId)).hasSizeBetween(10, MOST);
        assertThat(events(clientId))
                .allSatisfy(
                        event ->
                                assertThat(event.at("/details/reason").textValue())
                                        .isEqualTo("unauthenticated_caller"));
        assertThat(loudLines("clientId=\"" + clientId + "\"")).isBetween(10L, (long) MOST);
        assertThat(loudLines("Client authentication")).isEqualTo(before);
    }

    /** Also where no client is known; all of them from one address are one kind. */
    @Test
    void madeUpCredentialsAreNoEventEachEither() {
        for (int i = 0; i < GUESSES; i++) {
            guess(OAuth.basic("nobody-" + i, "x"));
            guess("Bearer eyJhbGciOiJSUzI1NiJ9.e30." + i);
        }

        assertThat(events("entity-tokens")).hasSizeBetween(10, MOST);
    }

    @Test
    void rightSecretStillOpensAfterAFlood() {
        for (int i = 0; i < 20; i++) {
            guess(OAuth.basic("opened", "guess-" + i));
        }

        Pep.call(REALM, "evaluation")
                .header("Authorization", OAuth.basic("opened", OAuth.CLIENT_SECRET))
                .json("{}")
                .send()
                .expect(400);
    }
}
