package io.entitytokens.it.address;

import static io.entitytokens.it.address.ListedTokens.TOLD;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Place;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a holder is, as a resource server tells: one address, or none. */
@Tag("database")
class ToldAddressIT {

    private static ListedTokens tokens;

    @BeforeAll
    static void makeRealm() {
        tokens = ListedTokens.in(TestRealm.of(ToldAddressIT.class));
    }

    /** What the server sees of a resource server is never taken for the holder's address. */
    @ParameterizedTest
    @EnumSource(names = {"INTROSPECTION", "TOKEN_EXCHANGE", "AUTHZEN"})
    void addressOfAResourceServerCountsForNothing(Place place) {
        Token token = tokens.token(tokens.here());

        assertThat(place.accepts(tokens, token.secret(), TOLD)).isFalse();
        assertThat(place.accepts(tokens, token.secret(), tokens.here())).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"INTROSPECTION", "TOKEN_EXCHANGE", "AUTHZEN"})
    void addressThatIsNotToldIsUnknown(Place place) {
        tokens.assertRefused(place, tokens.token("0.0.0.0/0", "::/0"), null, "address_unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.7:443",
                "[2001:db8::1]",
                "192.0.2.0/24",
                "localhost",
                "192.0.2.7, 10.0.0.1",
                "fe80::1%eth0",
                " "
            })
    void toldAddressThatIsNoneIsABadRequestWhateverTheToken(String told) {
        for (Token token : List.of(tokens.anywhere(), tokens.token("0.0.0.0/0", "::/0"))) {
            for (Place place : List.of(Place.INTROSPECTION, Place.TOKEN_EXCHANGE)) {
                Answer answer = place.present(tokens, token.secret(), told);

                assertThat(answer.status()).as("%s, %s", place, told).isEqualTo(400);
                assertThat(answer.json().get("error").textValue()).isEqualTo("invalid_request");
                assertThat(answer.json().get("error_description").textValue())
                        .contains("client_ip");
            }
        }
    }

    @Test
    void addressThatIsToldTwiceIsABadRequest() {
        Token token = tokens.token(TOLD);
        List<String> twice = List.of("client_ip", TOLD, "client_ip", TOLD);
        for (String endpoint : List.of("/token/introspect", "/token")) {
            List<String> form = new ArrayList<>(twice);
            form.addAll(
                    List.of(
                            "client_id",
                            Place.RESOURCE_SERVER,
                            "client_secret",
                            OAuth.CLIENT_SECRET,
                            "token",
                            token.secret(),
                            "grant_type",
                            "urn:ietf:params:oauth:grant-type:token-exchange",
                            "subject_token",
                            token.secret(),
                            "subject_token_type",
                            OAuth.ENTITY_TOKEN_TYPE));
            Answer answer = tokens.oauth().post(endpoint, form).send();

            assertThat(answer.status()).as(endpoint).isEqualTo(400);
            assertThat(answer.json().get("error").textValue()).isEqualTo("invalid_request");
        }
    }

    @Test
    void emptyAddressCountsAsLeftOut() {
        assertThat(Place.INTROSPECTION.accepts(tokens, tokens.anywhere().secret(), "")).isTrue();
        assertThat(Place.TOKEN_EXCHANGE.accepts(tokens, tokens.anywhere().secret(), "")).isTrue();
        tokens.assertRefused(Place.INTROSPECTION, tokens.token(TOLD), "", "address_unknown");
    }
}
