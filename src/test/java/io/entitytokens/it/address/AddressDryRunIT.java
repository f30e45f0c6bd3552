package io.entitytokens.it.address;

import static io.entitytokens.it.address.ListedTokens.ELSEWHERE;
import static io.entitytokens.it.address.ListedTokens.TOLD;
import static io.entitytokens.it.address.ListedTokens.addresses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.Place;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a change of addresses would shut out is told before it is made, and nothing is changed. */
@Tag("database")
class AddressDryRunIT {

    private static ListedTokens tokens;
    private static TestRealm realm;

    /** Used here, from a told address, and from one that was not told. */
    private static Token used;

    @BeforeAll
    static void makeRealm() {
        tokens = ListedTokens.in(TestRealm.of(AddressDryRunIT.class));
        realm = tokens.realm();
        used = tokens.anywhere();
        Place.FORWARD_AUTH.present(tokens, used.secret(), null).expect(200);
        Place.FORWARD_AUTH.present(tokens, used.secret(), null).expect(200);
        Place.INTROSPECTION.present(tokens, used.secret(), TOLD).expect(200);
        Place.TOKEN_EXCHANGE.present(tokens, used.secret(), null).expect(200);
        realm.awaitUses(used, 4);
    }

    private static JsonNode dryRun(String path, Object change) {
        return realm.realmAdmin().put(path + "?dryRun=true", change).expect(200).json();
    }

    private static String entity() {
        return realm.admin("/entities/" + tokens.entityId());
    }

    private static void assertTold(JsonNode found, String kind, String network, String endpoint) {
        assertThat(found.get(kind)).hasSize(1);
        JsonNode use = found.get(kind).get(0);
        assertThat(use.get("tokenId").textValue()).isEqualTo(used.id());
        assertThat(use.path("network").asText(null)).isEqualTo(network);
        assertThat(use.get("endpoint").textValue()).isEqualTo(endpoint);
        assertThat(found.get(kind + "Total").intValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void usesFromOutsideAndWithoutAnAddressAreTold(boolean ofToken) {
        String path = ofToken ? realm.path(used) : entity();

        JsonNode found = dryRun(path, addresses(tokens.here()));

        assertThat(found.get("proxyTrust").textValue()).isEqualTo("none");
        assertThat(found.get("complete").booleanValue()).isTrue();
        assertTold(found, "outside", TOLD, "introspection");
        assertTold(found, "untold", null, "token_exchange");
        assertThat(found.get("uncertain")).isEmpty();
        JsonNode outside = found.get("outside").get(0);
        assertThat(outside.get("useCount").intValue()).isEqualTo(1);
        assertThat(outside.get("lastUsedTimestamp").longValue())
                .isGreaterThanOrEqualTo(outside.get("firstUsedTimestamp").longValue());
    }

    @Test
    void listOfTheEntityCountsForThatOfATokenAndTheOtherWayRound() {
        Token token = tokens.token(tokens.here());
        Place.FORWARD_AUTH.present(tokens, token.secret(), null).expect(200);
        realm.awaitUses(token, 1);

        JsonNode unchanged = dryRun(realm.path(token), Map.of());
        assertThat(unchanged.get("outside")).isEmpty();
        JsonNode moved = dryRun(realm.path(token), addresses(ELSEWHERE));
        assertThat(moved.get("outside")).hasSize(1);
        assertThat(dryRun(entity(), addresses(ELSEWHERE)).get("outsideTotal").intValue())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void withoutAListNobodyIsShutOut() {
        JsonNode found = dryRun(realm.path(used), addresses());

        for (String kind : List.of("outside", "uncertain", "untold")) {
            assertThat(found.get(kind)).isEmpty();
            assertThat(found.get(kind + "Total").intValue()).isZero();
        }
    }

    @Test
    void nothingIsChangedAndNothingIsNoted() {
        // Of its own, and used from inside the lists of other tests, which would find it otherwise.
        Token token = tokens.anywhere();
        String before = seen(token);
        int events = realm.adminEvents().size();

        dryRun(realm.path(token), Map.of("name", "other", "addresses", List.of(ELSEWHERE)));
        dryRun(
                entity(),
                Map.of(
                        "displayName",
                        "other",
                        "audience",
                        List.of(),
                        "addresses",
                        List.of(ELSEWHERE)));

        assertThat(seen(token)).isEqualTo(before);
        assertThat(realm.adminEvents()).hasSize(events);
        assertThat(Place.SELF.accepts(tokens, token.secret(), null)).isTrue();
        assertThat(Place.INTROSPECTION.accepts(tokens, token.secret(), tokens.here()))
                .as("the audience is as it was")
                .isTrue();
    }

    private static String seen(Token of) {
        Answer token = realm.realmAdmin().get(realm.path(of)).expect(200);
        Answer entity = realm.realmAdmin().get(entity()).expect(200);
        return token.header("ETag")
                + token.json().get("name")
                + token.json().path("addresses")
                + entity.header("ETag")
                + entity.json().path("displayName")
                + entity.json().get("audience");
    }

    @Test
    void whatWouldBeRefusedIsRefused() {
        Token other = tokens.anywhere();
        String taken =
                realm.realmAdmin().get(realm.path(other)).expect(200).json().get("name").asText();

        assertThat(put(realm.path(used), Map.of("permissions", List.of())).status()).isEqualTo(400);
        assertThat(put(realm.path(used), Map.of("name", taken)).status()).isEqualTo(409);
        assertThat(put(realm.path(used) + "0", Map.of()).status()).isEqualTo(404);
        assertThat(put(entity(), Map.of("name", "other")).status()).isEqualTo(400);
        assertThat(put(entity(), Map.of("audience", List.of("nobody"))).status()).isEqualTo(400);
        assertThat(
                        realm.realmAdmin()
                                .request("PUT", realm.path(used) + "?dryRun=true")
                                .header("If-Match", "\"999\"")
                                .json(Map.of())
                                .send()
                                .status())
                .isEqualTo(412);
    }

    private static Answer put(String path, Object change) {
        return realm.realmAdmin().put(path + "?dryRun=true", change);
    }

    /** Whoever asks unclearly gets no change. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "?dryRun",
                "?dryRun=",
                "?dryRun=maybe",
                "?dryRun=TRUE",
                "?dryRun=1",
                "?dryRun=false&dryRun=true",
                "?dryRun=true&dryRun=true"
            })
    void unclearWishIsRefused(String query) {
        String before = seen(used);
        for (String path : List.of(realm.path(used), entity())) {
            Answer answer = realm.realmAdmin().put(path + query, addresses(ELSEWHERE));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("field").textValue()).isEqualTo("dryRun");
        }
        assertThat(seen(used)).isEqualTo(before);
    }

    /** Addresses are about people: who clears a realm's events clears them, too. */
    @Test
    void networksGoWhenTheEventsAreCleared() {
        TestRealm other = TestRealm.named("addressdryrunit-cleared", Map.of());
        ListedTokens cleared = ListedTokens.in(other);
        Token token = cleared.anywhere();
        Place.FORWARD_AUTH.present(cleared, token.secret(), null).expect(200);
        String path = other.path(token) + "?dryRun=true";
        Map<String, Object> change = addresses(ELSEWHERE);
        TestRealm.await(
                () -> other.realmAdmin().put(path, change).expect(200).json().get("outside"),
                outside -> outside.size() == 1);

        other.masterAdmin().delete(other.admin("/events")).expect(204);

        TestRealm.await(
                () -> other.realmAdmin().put(path, change).expect(200).json().get("outside"),
                JsonNode::isEmpty);
    }

    @Test
    void falseIsAChangeAsAnyOther() {
        Token token = tokens.anywhere();
        realm.realmAdmin()
                .put(realm.path(token) + "?dryRun=false", addresses(ELSEWHERE))
                .expect(204);

        assertThat(Place.SELF.accepts(tokens, token.secret(), null)).isFalse();
    }
}
