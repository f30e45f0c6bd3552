package io.entitytokens.it.limit;

import static io.entitytokens.it.support.Limits.LONG;
import static io.entitytokens.it.support.Limits.limit;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Limits;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who changed which limit is told, and so is who ran into it. */
class LimitAuditIT {

    private static TestRealm realm;
    private static Limits limits;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(LimitAuditIT.class);
        limits = new Limits(realm);
    }

    private static List<JsonNode> events(String entity, String kind) {
        List<JsonNode> events = new ArrayList<>();
        for (JsonNode event :
                realm.user("viewer")
                        .get(realm.admin("/entities/" + entity + "/events?max=1000"))
                        .expect(200)
                        .json()) {
            if (event.get("kind").textValue().equals(kind)) {
                events.add(event);
            }
        }
        return events;
    }

    @Test
    void changeOfLimitsIsToldBeforeAndAfter() {
        String invoice = realm.entity("invoice");
        Token token = limits.token(invoice, limit(5, "PT1M"));
        limits.of(token, limit("write", 2, "P1D"), limit(5, "PT1M"));
        limits.ofEntity(invoice, limit(7, "PT1S"));
        limits.of(token);

        List<JsonNode> changes = events(invoice, "UPDATE");

        assertThat(changes).hasSize(3);
        String first = "{\"name\":\"all\",\"requests\":5,\"period\":\"PT1M\"}";
        String second =
                "{\"name\":\"writes\",\"requests\":2,\"period\":\"P1D\",\"permission\":\"write\"}";
        assertThat(changes.get(2).get("before").toString())
                .isEqualTo("{\"limits\":[" + first + "]}");
        assertThat(changes.get(2).get("after").toString())
                .isEqualTo("{\"limits\":[" + second + "," + first + "]}");
        assertThat(changes.get(1).get("after").toString())
                .isEqualTo("{\"limits\":[{\"name\":\"all\",\"requests\":7,\"period\":\"PT1S\"}]}");
        assertThat(changes.get(0).get("before").toString())
                .isEqualTo("{\"limits\":[" + second + "," + first + "]}");
    }

    /** A flood of them is thinned as other refusals are: the rest is told at the minute's end. */
    @Test
    void floodOfRefusedRequestsIsNoFloodOfEvents() {
        String order = realm.entity("order");
        Token token = limits.token(order, limit(1, LONG));
        for (int i = 0; i < 40; i++) {
            realm.authorize(token, "order", "read");
        }

        List<JsonNode> refusals =
                TestRealm.await(
                        () -> events(order, "PERMISSION_TOKEN_ERROR"),
                        events -> events.size() >= 10);

        assertThat(refusals).hasSizeLessThanOrEqualTo(11);
        assertThat(refusals)
                .allSatisfy(
                        event ->
                                assertThat(event.get("reason").textValue())
                                        .isEqualTo("rate_limited"));
    }
}
