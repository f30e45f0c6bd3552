package io.entitytokens.it.address;

import static io.entitytokens.it.address.ListedTokens.ELSEWHERE;
import static io.entitytokens.it.address.ListedTokens.TOLD;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.it.support.Forgery;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Place;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
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
    }

    @ParameterizedTest
    @EnumSource
    void tokenIsGoodFromItsNetworksAlone(Place place) {
        assertThat(place.accepts(tokens, tokens.token(tokens.inside()).secret(), TOLD)).isTrue();

        tokens.assertRefused(place, tokens.token(ELSEWHERE), TOLD, "address_not_allowed");
    }

    /** And of a holder, what it tells itself. */
    @Test
    void addressThatAClientTellsOfItselfCountsForNothing() {
        assertThat(Place.CLIENT_CREDENTIALS.accepts(tokens, tokens.token(TOLD).secret(), TOLD))
                .isFalse();
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
}
