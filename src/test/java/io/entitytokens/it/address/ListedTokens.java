package io.entitytokens.it.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Place;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tokens that are good from some networks only.
 *
 * @param here the address of the tests, as the server sees it
 */
record ListedTokens(TestRealm realm, OAuth oauth, String entityId, String here)
        implements Place.Of {

    /** An address from which nobody calls here. */
    static final String TOLD = "192.0.2.7";

    /** A network that has neither of the two. */
    static final String ELSEWHERE = "203.0.113.0/24";

    /** Makes the entity {@code invoice} and its resource server. */
    static ListedTokens in(TestRealm realm) {
        OAuth oauth = new OAuth(realm);
        oauth.client(Place.RESOURCE_SERVER);
        String entity = realm.entity("invoice", Place.RESOURCE_SERVER);
        realm.authorize("GET", "?entity=invoice&permission=read").bearer("ket_").send().expect(401);
        String here = realm.events().get(0).get("ipAddress").textValue();
        return new ListedTokens(realm, oauth, entity, here);
    }

    @Override
    public String entity() {
        return "invoice";
    }

    /** The networks of all whose use is to be accepted. */
    String[] inside() {
        return new String[] {here, TOLD};
    }

    Token token(String... networks) {
        return realm.token(
                entityId,
                NewToken.named("t" + System.nanoTime())
                        .may("read")
                        .with("addresses", List.of(networks)));
    }

    Token anywhere() {
        return realm.token(entityId, "read");
    }

    /**
     * @param networks of which there are none, for anywhere
     */
    void change(Token token, String... networks) {
        realm.realmAdmin().put(realm.path(token), addresses(networks)).expect(204);
    }

    void changeEntity(String... networks) {
        realm.realmAdmin()
                .put(realm.admin("/entities/" + entityId), addresses(networks))
                .expect(204);
    }

    static Map<String, Object> addresses(String... networks) {
        Map<String, Object> body = new HashMap<>();
        body.put("addresses", networks.length == 0 ? null : List.of(networks));
        return body;
    }

    /** Presents a token, and finds in its own event why it was refused. */
    void assertRefused(Place place, Token token, String told, String reason) {
        assertThat(place.accepts(this, token.secret(), told)).as(place.name()).isFalse();
        JsonNode event = oauth.refusal(token, place.value(), reason);
        assertThat(event.get("ipAddress").textValue()).isEqualTo(here);
    }
}
