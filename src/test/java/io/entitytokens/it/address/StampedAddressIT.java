package io.entitytokens.it.address;

import static io.entitytokens.it.address.ListedTokens.TOLD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

/** Stamps and events tell where the holder was, and never take a resource server for it. */
@Tag("database")
class StampedAddressIT {

    private static ListedTokens tokens;

    @BeforeAll
    static void makeRealm() {
        tokens = ListedTokens.in(TestRealm.of(StampedAddressIT.class));
    }

    @ParameterizedTest
    @EnumSource(names = "SELF", mode = EnumSource.Mode.EXCLUDE)
    void stampHasTheAddressOfTheHolderOrNone(Place place) {
        Token told = tokens.anywhere();
        Token untold = tokens.anywhere();
        assertThat(place.accepts(tokens, told.secret(), TOLD)).isTrue();
        assertThat(place.accepts(tokens, untold.secret(), null)).isTrue();

        JsonNode ofTold = tokens.realm().awaitUses(told, 1);
        assertThat(ofTold.get("lastUsedIp").textValue())
                .isEqualTo(place.isTold() ? TOLD : tokens.here());
        assertThat(ofTold.at("/secrets/0/lastUsedIp").textValue())
                .isEqualTo(ofTold.get("lastUsedIp").textValue());
        assertThat(tokens.realm().awaitUses(untold, 1).path("lastUsedIp").asText())
                .isEqualTo(place.isTold() ? "" : tokens.here());
    }

    @Test
    void introspectedJwtLeavesNoAddress() {
        Token token = tokens.anywhere();
        String jwt =
                OAuth.accessToken(
                        tokens.oauth().clientCredentials("entity-tokens", token.secret()));
        assertThat(Place.INTROSPECTION.accepts(tokens, jwt, TOLD)).isTrue();

        JsonNode json = tokens.realm().awaitUses(token, 2);
        assertThat(json.get("lastUsedEndpoint").textValue()).isEqualTo("introspection");
        assertThat(json.has("lastUsedIp")).isFalse();
    }

    /** The address of an event stays what Keycloak makes it: that of the caller. */
    @ParameterizedTest
    @EnumSource(names = {"INTROSPECTION", "TOKEN_EXCHANGE", "AUTHZEN"})
    void eventOfARefusalTellsBothAddresses(Place place) {
        Token token = tokens.token("198.51.100.1");
        assertThat(place.accepts(tokens, token.secret(), "::ffff:" + TOLD)).isFalse();

        JsonNode event = event(token);
        assertThat(event.get("ipAddress").textValue()).isEqualTo(tokens.here());
        assertThat(event.at("/details/client_ip").textValue()).isEqualTo(TOLD);
        assertThat(event.at("/details/reason").textValue()).isEqualTo("address_not_allowed");
    }

    @Test
    void eventOfAnExchangeTellsBothAddresses() {
        Token token = tokens.token(TOLD);
        assertThat(Place.TOKEN_EXCHANGE.accepts(tokens, token.secret(), TOLD)).isTrue();

        JsonNode event = event(token);
        assertThat(event.get("type").textValue()).isEqualTo("TOKEN_EXCHANGE");
        assertThat(event.get("ipAddress").textValue()).isEqualTo(tokens.here());
        assertThat(event.at("/details/client_ip").textValue()).isEqualTo(TOLD);
    }

    @Test
    void eventOfAHolderTellsOneAddress() {
        Token token = tokens.token("198.51.100.1");
        assertThat(Place.FORWARD_AUTH.accepts(tokens, token.secret(), null)).isFalse();

        JsonNode event = event(token);
        assertThat(event.get("ipAddress").textValue()).isEqualTo(tokens.here());
        assertThat(event.get("details").has("client_ip")).isFalse();
    }

    /** Of the whole realm: events name different clients. */
    private static JsonNode event(Token token) {
        TestRealm realm = tokens.realm();
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode event :
                realm.masterAdmin().get(realm.admin("/events?max=1000")).expect(200).json()) {
            if (event.at("/details/entity_token_id").asText().equals(token.id())) {
                found.add(event);
            }
        }
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
