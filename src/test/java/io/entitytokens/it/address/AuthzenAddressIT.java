package io.entitytokens.it.address;

import static io.entitytokens.it.address.ListedTokens.ELSEWHERE;
import static io.entitytokens.it.address.ListedTokens.TOLD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Pep;
import io.entitytokens.it.support.Place;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where a holder is, as the Authorization API is told, and what it tells of it. */
@Tag("database")
class AuthzenAddressIT {

    private static ListedTokens tokens;

    @BeforeAll
    static void makeRealm() {
        tokens = ListedTokens.in(TestRealm.of(AuthzenAddressIT.class));
        new OAuth(tokens.realm()).client("stranger");
    }

    /** A resource server of the entity hears why, as of any other state of a token. */
    @Test
    void pointThatHasNoPartInTheEntityHearsNothingOfAddresses() {
        Token listed = tokens.token(ELSEWHERE);

        assertThat(reason("stranger", listed, TOLD)).isEqualTo("invalid_token");
        assertThat(reason(Place.RESOURCE_SERVER, listed, TOLD)).isEqualTo("address_not_allowed");
        assertThat(reason(Place.RESOURCE_SERVER, listed, null)).isEqualTo("address_unknown");
        assertThat(reason(Place.RESOURCE_SERVER, listed, "192.0.2.7:443"))
                .isEqualTo("address_unknown");
    }

    private static String reason(String clientId, Token token, String told) {
        return new Pep(tokens.realm(), clientId)
                .ask(Pep.question(Pep.toldSubject(token.secret(), told), "read", tokens.entity()))
                .expect(200)
                .json()
                .at("/context/reason")
                .textValue();
    }

    /** Nobody read this property before there were lists: whatever it is, it breaks no call. */
    @Test
    void propertyOfAnotherKindCountsAsLeftOut() {
        Token anywhere = tokens.anywhere();
        Token listed = tokens.token("0.0.0.0/0");
        for (Object value : List.of(7, true, List.of(TOLD), Map.of("ip", TOLD), "", "localhost")) {
            assertThat(decide(anywhere, value)).as("%s", value).isTrue();
            assertThat(decide(listed, value)).as("%s", value).isFalse();
        }
    }

    private static boolean decide(Token token, Object address) {
        return new Pep(tokens.realm(), Place.RESOURCE_SERVER)
                .ask(Pep.question(subject(token, address), "read", "invoice"))
                .expect(200)
                .json()
                .get("decision")
                .booleanValue();
    }

    @Test
    void eachQuestionOfABatchHasItsOwnAddress() {
        Token token = tokens.token(TOLD);
        Map<String, Object> inside = subject(token, TOLD);
        Map<String, Object> outside = subject(token, "10.0.0.1");

        JsonNode decisions =
                new Pep(tokens.realm(), Place.RESOURCE_SERVER)
                        .call("evaluations")
                        .json(
                                Map.of(
                                        "subject",
                                        inside,
                                        "action",
                                        Pep.action("read"),
                                        "resource",
                                        Pep.resource("invoice"),
                                        "evaluations",
                                        List.of(
                                                Map.of(),
                                                Map.of("subject", outside),
                                                Map.of("subject", Pep.subject(token)),
                                                Map.of("subject", inside))))
                        .send()
                        .expect(200)
                        .json()
                        .get("evaluations");

        assertThat(decisions)
                .extracting(decision -> decision.get("decision").booleanValue())
                .containsExactly(true, false, false, true);
    }

    private static Map<String, Object> subject(Token token, Object address) {
        return Map.of(
                "type",
                "entity_token",
                "id",
                token.id(),
                "properties",
                Map.of("token", token.secret(), "ip_address", address));
    }
}
