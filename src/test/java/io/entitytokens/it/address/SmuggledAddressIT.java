package io.entitytokens.it.address;

import static io.entitytokens.it.address.ListedTokens.TOLD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Pep;
import io.entitytokens.it.support.Place;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An address counts where a resource server tells it; one that stands elsewhere is left out. */
class SmuggledAddressIT {

    /** An address that no list here has. */
    private static final String OUTSIDE = "10.0.0.1";

    private static ListedTokens tokens;

    @BeforeAll
    static void makeRealm() {
        tokens = ListedTokens.in(TestRealm.of(SmuggledAddressIT.class));
    }

    /** An answer to a resource server, at one of the two endpoints that take a form. */
    private static Answer ask(Place place, Token token, String query, String... more) {
        String client = Place.RESOURCE_SERVER;
        return switch (place) {
            case INTROSPECTION ->
                    tokens.oauth()
                            .post(
                                    "/token/introspect" + query,
                                    OAuth.form(
                                            more,
                                            "client_id",
                                            client,
                                            "client_secret",
                                            OAuth.CLIENT_SECRET,
                                            "token",
                                            token.secret()))
                            .send();
            case TOKEN_EXCHANGE ->
                    tokens.oauth()
                            .post(
                                    "/token" + query,
                                    OAuth.form(
                                            more,
                                            "client_id",
                                            client,
                                            "client_secret",
                                            OAuth.CLIENT_SECRET,
                                            "grant_type",
                                            "urn:ietf:params:oauth:grant-type:token-exchange",
                                            "subject_token",
                                            token.secret(),
                                            "subject_token_type",
                                            OAuth.ENTITY_TOKEN_TYPE))
                            .send();
            default -> throw new IllegalArgumentException(place.name());
        };
    }

    private static void assertAccepted(Place place, Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        if (place == Place.INTROSPECTION) {
            assertThat(answer.json().get("active").booleanValue()).isTrue();
        }
    }

    private static void assertRefused(Place place, Token token, Answer answer, String reason) {
        if (place == Place.INTROSPECTION) {
            assertThat(answer.expect(200).json().get("active").booleanValue()).isFalse();
        } else {
            answer.expect(400);
        }
        assertThat(tokens.oauth().refusal(token, place.value(), reason)).isNotNull();
    }

    /** Whoever can have a resource server call another address could write it. */
    @ParameterizedTest
    @EnumSource(names = {"INTROSPECTION", "TOKEN_EXCHANGE"})
    void addressInTheQueryIsNotTold(Place place) {
        Token token = tokens.token(TOLD);
        String inside = "?client_ip=" + TOLD;

        assertRefused(place, token, ask(place, token, inside), "address_unknown");
        assertRefused(
                place,
                token,
                ask(place, token, inside, "client_ip", OUTSIDE),
                "address_not_allowed");
        assertAccepted(place, ask(place, token, "?client_ip=" + OUTSIDE, "client_ip", TOLD));
    }

    @ParameterizedTest
    @CsvSource({
        "INTROSPECTION,Client_IP",
        "INTROSPECTION,CLIENT_IP",
        "INTROSPECTION,client-ip",
        "INTROSPECTION,client_ip[]",
        "INTROSPECTION,ip_address",
        "TOKEN_EXCHANGE,Client_IP",
        "TOKEN_EXCHANGE,CLIENT_IP",
        "TOKEN_EXCHANGE,client-ip",
        "TOKEN_EXCHANGE,client_ip[]",
        "TOKEN_EXCHANGE,ip_address"
    })
    void parameterOfAnotherNameTellsNothing(Place place, String name) {
        Token token = tokens.token(TOLD);

        assertRefused(place, token, ask(place, token, "", name, TOLD), "address_unknown");
        assertAccepted(place, ask(place, token, "", "client_ip", TOLD, name, OUTSIDE));
    }

    @Test
    void onlyThePropertyOfTheSubjectTellsAnAddressToTheAuthorizationApi() {
        Token token = tokens.token(TOLD);
        Map<String, Object> address = Map.of("ip_address", TOLD);
        Map<String, Object> besideTheProperties = new HashMap<>(Pep.subject(token));
        besideTheProperties.putAll(address);
        Map<String, Object> inTheContext =
                new HashMap<>(Pep.question(Pep.subject(token), "read", tokens.entity()));
        inTheContext.put("context", address);

        for (Object question :
                List.of(
                        question(withProperty(token, "IP_Address")),
                        question(withProperty(token, "client_ip")),
                        question(besideTheProperties),
                        inTheContext)) {
            JsonNode decision = decide(question);
            assertThat(decision.get("decision").booleanValue()).isFalse();
            assertThat(decision.at("/context/reason").textValue()).isEqualTo("address_unknown");
        }
        assertThat(
                        decide(question(withProperty(token, "ip_address")))
                                .get("decision")
                                .booleanValue())
                .isTrue();
    }

    private static Map<String, Object> withProperty(Token token, String name) {
        return Map.of(
                "type",
                "entity_token",
                "id",
                token.id(),
                "properties",
                Map.of("token", token.secret(), name, TOLD));
    }

    private static Map<String, Object> question(Map<String, Object> subject) {
        return Pep.question(subject, "read", tokens.entity());
    }

    private static JsonNode decide(Object question) {
        return new Pep(tokens.realm(), Place.RESOURCE_SERVER).ask(question).expect(200).json();
    }
}
