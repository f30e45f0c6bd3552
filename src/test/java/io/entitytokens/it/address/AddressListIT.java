package io.entitytokens.it.address;

import static io.entitytokens.it.address.ListedTokens.ELSEWHERE;
import static io.entitytokens.it.address.ListedTokens.TOLD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Forgery;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Pep;
import io.entitytokens.it.support.Place;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that names networks is good from there, and from nowhere else, at every endpoint. */
@Tag("database")
class AddressListIT {

    private static ListedTokens tokens;

    @BeforeAll
    static void makeRealm() {
        tokens = ListedTokens.in(TestRealm.of(AddressListIT.class));
        new OAuth(tokens.realm()).client("stranger");
    }

    @Test
    void entityShowsItsNetworksInCanonicalForm() {
        TestRealm realm = tokens.realm();
        String id =
                realm.realmAdmin()
                        .post(
                                realm.admin("/entities"),
                                Map.of(
                                        "name",
                                        "bound",
                                        "addresses",
                                        List.of("192.0.2.7/24", "2001:db8:1:2:3:4:5:0/112")))
                        .expect(201)
                        .json()
                        .get("id")
                        .textValue();

        JsonNode shown = realm.realmAdmin().get(realm.admin("/entities/" + id)).expect(200).json();

        assertThat(shown.get("addresses").toString())
                .isEqualTo("[\"192.0.2.0/24\",\"2001:db8:1:2:3:4:5:0/112\"]");
    }

    @ParameterizedTest
    @EnumSource
    void tokenIsGoodFromItsNetworksAlone(Place place) {
        assertThat(place.accepts(tokens, tokens.token(tokens.inside()).secret(), TOLD)).isTrue();

        tokens.assertRefused(place, tokens.token(ELSEWHERE), TOLD, "address_not_allowed");
    }

    /** What the server sees of a resource server is never taken for the holder's address. */
    @ParameterizedTest
    @EnumSource(names = {"INTROSPECTION", "TOKEN_EXCHANGE", "AUTHZEN"})
    void addressOfAResourceServerCountsForNothing(Place place) {
        Token token = tokens.token(tokens.here());

        assertThat(place.accepts(tokens, token.secret(), TOLD)).isFalse();
        assertThat(place.accepts(tokens, token.secret(), tokens.here())).isTrue();
    }

    /** And of a holder, what it tells itself. */
    @Test
    void addressThatAClientTellsOfItselfCountsForNothing() {
        assertThat(Place.CLIENT_CREDENTIALS.accepts(tokens, tokens.token(TOLD).secret(), TOLD))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"INTROSPECTION", "TOKEN_EXCHANGE", "AUTHZEN"})
    void addressThatIsNotToldIsUnknown(Place place) {
        tokens.assertRefused(place, tokens.token("0.0.0.0/0", "::/0"), null, "address_unknown");
    }

    @ParameterizedTest
    @EnumSource
    void tokenWithoutAListIsGoodFromAnywhere(Place place) {
        Token token = tokens.anywhere();

        assertThat(place.accepts(tokens, token.secret(), null)).isTrue();
        assertThat(place.accepts(tokens, token.secret(), TOLD)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void mappedAddressIsTheOneOfIpv4(Place place) {
        Token token = tokens.token("::ffff:" + tokens.here(), "::ffff:192.0.2.0/120");

        assertThat(place.accepts(tokens, token.secret(), "::ffff:" + TOLD)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void changedListCountsForTheNextRequest(Place place) {
        Token token = tokens.token(tokens.inside());
        assertThat(place.accepts(tokens, token.secret(), TOLD)).isTrue();

        tokens.change(token, ELSEWHERE);
        assertThat(place.accepts(tokens, token.secret(), TOLD)).isFalse();
        tokens.change(token);
        assertThat(place.accepts(tokens, token.secret(), TOLD)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = "AUTHZEN", mode = EnumSource.Mode.EXCLUDE)
    void refusalLooksAsThatOfAWrongSecretDoes(Place place) {
        Token elsewhere = tokens.token(ELSEWHERE);
        String wrong = Forgery.withSecretOf(elsewhere.secret(), tokens.anywhere().secret());
        String expected = Place.words(place.present(tokens, wrong, TOLD));

        assertThat(Place.words(place.present(tokens, elsewhere.secret(), TOLD)))
                .isEqualTo(expected);
        if (place.isTold()) {
            assertThat(Place.words(place.present(tokens, elsewhere.secret(), null)))
                    .isEqualTo(expected);
        }
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
        Map<String, Object> subject =
                Map.of(
                        "type",
                        "entity_token",
                        "id",
                        token.id(),
                        "properties",
                        Map.of("token", token.secret(), "ip_address", address));
        return new Pep(tokens.realm(), Place.RESOURCE_SERVER)
                .ask(Pep.question(subject, "read", "invoice"))
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

    private static Map<String, Object> subject(Token token, String address) {
        return Map.of(
                "type",
                "entity_token",
                "id",
                token.id(),
                "properties",
                Map.of("token", token.secret(), "ip_address", address));
    }

    @Test
    void listCountsWhereverTheTokenStandsInTheRequest() {
        String inside = tokens.token(tokens.here()).secret();
        String outside = tokens.token(ELSEWHERE).secret();
        for (String path : List.of("/entity-tokens/authorize/invoice/7", "/entity-tokens/self")) {
            for (Map.Entry<String, Integer> each : Map.of(inside, 200, outside, 401).entrySet()) {
                TestRealm realm = tokens.realm();
                assertThat(
                                List.of(
                                        realm.request("GET", path)
                                                .header("X-API-Key", each.getKey())
                                                .send()
                                                .status(),
                                        realm.request("GET", path)
                                                .header(
                                                        "Authorization",
                                                        OAuth.basic("anybody", each.getKey()))
                                                .send()
                                                .status()))
                        .as(path)
                        .containsOnly(each.getValue());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/rotate"})
    void wrongEntityIsNotToldToWhoeverIsElsewhere(String rest) {
        Token token = tokens.token(ELSEWHERE);

        tokens.realm()
                .authorize("GET", "?entity=customer&permission=delete")
                .bearer(token.secret())
                .send()
                .expect(401);
        tokens.realm()
                .request(rest.isEmpty() ? "GET" : "POST", "/entity-tokens/self" + rest)
                .bearer(token.secret())
                .send()
                .expect(401);
    }

    /** A JWT counts by the moment of its issue. */
    @Test
    void issuedJwtIsActiveWhereverItsHolderGoes() {
        Token token = tokens.token(tokens.here());
        String jwt =
                OAuth.accessToken(
                        tokens.oauth().clientCredentials("entity-tokens", token.secret()));

        for (String told : List.of(TOLD, tokens.here(), "nonsense")) {
            assertThat(Place.INTROSPECTION.accepts(tokens, jwt, told)).as(told).isTrue();
        }
        assertThat(Place.INTROSPECTION.accepts(tokens, jwt, null)).isTrue();
        tokens.change(token, ELSEWHERE);
        assertThat(Place.INTROSPECTION.accepts(tokens, jwt, null)).isTrue();
        tokens.oauth().clientCredentials("entity-tokens", token.secret()).expect(401);
    }

    /** Nobody is kept from ending a token. */
    @Test
    void whoeverIsElsewhereCanEndTheToken() {
        TestRealm realm = tokens.realm();
        Token ended = tokens.token(ELSEWHERE);
        Token revoked = tokens.token(ELSEWHERE);
        Token leaked = tokens.token(ELSEWHERE);

        realm.request("DELETE", "/entity-tokens/self").bearer(ended.secret()).send().expect(204);
        realm.request("POST", "/entity-tokens/revoke")
                .body("application/x-www-form-urlencoded", "token=" + revoked.secret())
                .send()
                .expect(200);
        realm.request("POST", "/entity-tokens/leaks")
                .json(Map.of("credentials", List.of(leaked.secret())))
                .send()
                .expect(202);

        assertThat(List.of(status(ended), status(revoked), status(leaked)))
                .containsExactly("revoked", "revoked", "disabled");
    }

    private static String status(Token token) {
        return tokens.realm()
                .realmAdmin()
                .get(tokens.realm().path(token))
                .expect(200)
                .json()
                .get("status")
                .textValue();
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
