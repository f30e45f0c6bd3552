package io.entitytokens.it.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A list of addresses is kept as an admin sets it, in canonical form, and the audit tells. */
@Tag("database")
class AddressSettingsIT {

    private static TestRealm realm;
    private static String invoice;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(AddressSettingsIT.class);
        invoice = realm.entity("invoice");
    }

    private static Answer put(String path, String json) {
        return realm.realmAdmin().request("PUT", path).json(json).send();
    }

    private static JsonNode addresses(String path) {
        return realm.realmAdmin().get(path).expect(200).json().path("addresses");
    }

    @Test
    void entityShowsItsNetworksInCanonicalForm() {
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

    @Test
    void listIsKeptCanonicallyChangedAndCleared() {
        Token listed = realm.token(invoice, "read");
        String path = realm.path(listed);
        put(path, "{\"addresses\":[\"192.0.2.77/24\",\"::ffff:10.0.0.0/104\",\"2001:DB8:0::1\"]}")
                .expect(204);
        assertThat(addresses(path))
                .extracting(JsonNode::textValue)
                .containsExactly("192.0.2.0/24", "10.0.0.0/8", "2001:db8::1");

        put(path, "{\"description\":\"left alone\"}").expect(204);
        assertThat(addresses(path)).hasSize(3);

        put(path, "{\"addresses\":[\"::/0\",\"0.0.0.0/0\",\"0.0.0.0/0\"]}").expect(204);
        assertThat(addresses(path))
                .extracting(JsonNode::textValue)
                .containsExactly("::/0", "0.0.0.0/0");

        put(path, "{\"addresses\":null}").expect(204);
        assertThat(addresses(path).isMissingNode()).isTrue();
    }

    /** The longest networks that there are, and as many as may be. */
    @Test
    void longestListIsKept() {
        List<String> longest =
                IntStream.range(0, 50)
                        .mapToObj(
                                i ->
                                        "2001:db8:1111:2222:3333:4444:5555:%x/127"
                                                .formatted(4096 + 2 * i))
                        .toList();
        Token listed = realm.token(invoice, "read");

        realm.realmAdmin().put(realm.path(listed), Map.of("addresses", longest)).expect(204);

        assertThat(addresses(realm.path(listed)))
                .extracting(JsonNode::textValue)
                .containsExactlyElementsOf(longest);
    }

    /** Whoever looks for who opened a token to the world finds it in the audit. */
    @Test
    void changeOfAListIsToldBeforeAndAfter() {
        Token listed = realm.token(invoice, "read");
        put(realm.path(listed), "{\"addresses\":[\"10.0.0.0/8\"]}").expect(204);
        put(realm.path(listed), "{\"addresses\":null}").expect(204);

        List<JsonNode> changes =
                realm.adminEvents().stream()
                        .filter(e -> e.get("resourcePath").textValue().endsWith(listed.id()))
                        .filter(e -> e.get("operationType").textValue().equals("UPDATE"))
                        .toList();
        assertThat(changes).hasSize(2);
        assertThat(changes.get(1).at("/details/before").textValue())
                .isEqualTo("{\"addresses\":null}");
        assertThat(changes.get(1).at("/details/after").textValue())
                .isEqualTo("{\"addresses\":[\"10.0.0.0/8\"]}");
        assertThat(changes.get(0).at("/details/before").textValue())
                .isEqualTo("{\"addresses\":[\"10.0.0.0/8\"]}");
        assertThat(changes.get(0).at("/details/after").textValue())
                .isEqualTo("{\"addresses\":null}");
    }
}
