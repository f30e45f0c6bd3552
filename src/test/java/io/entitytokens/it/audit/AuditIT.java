package io.entitytokens.it.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Forgery;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.Server;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a security team finds afterwards of tokens: why one was refused, and how often. */
@Tag("database")
class AuditIT {

    private static TestRealm realm;
    private static String invoice;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(AuditIT.class);
        invoice = realm.entity("invoice");
        realm.entity("customer");
    }

    /** The latest event, as details with the error; all events have the same client and type. */
    private static JsonNode latest() {
        JsonNode event = realm.events().get(0);
        assertThat(event.get("type").textValue()).isEqualTo("PERMISSION_TOKEN_ERROR");
        assertThat(event.get("ipAddress").textValue()).isNotBlank();
        assertThat(event.at("/details/endpoint").textValue()).isEqualTo("forward_auth");
        return event;
    }

    private static void assertRefused(String credential, String question, String reason) {
        realm.authorize("GET", question).header("X-API-Key", credential).send();

        assertThat(latest().at("/details/reason").textValue()).isEqualTo(reason);
    }

    @Test
    void everyRefusalIsAnEventWithItsReason() {
        Token reader = realm.token(invoice, "read");
        Token disabled =
                realm.token(
                        invoice, NewToken.named("audited off").may("read").with("enabled", false));
        Token expired =
                realm.token(
                        invoice,
                        NewToken.named("audited expired").may("read").with("lifespan", "PT1S"));
        String closed = realm.entity("closed");
        Token ofClosed = realm.token(closed, "read");
        realm.realmAdmin()
                .put(realm.admin("/entities/" + closed), Map.of("enabled", false))
                .expect(204);
        TestRealm.await(
                () -> realm.realmAdmin().get(realm.path(expired)).json(),
                json -> json.get("status").textValue().equals("expired"));
        String read = "?entity=invoice&permission=read";

        assertRefused("nonsense", read, "malformed");
        assertRefused(Forgery.unknown(42), read, "unknown");
        assertRefused(
                Forgery.withSecretOf(reader.secret(), disabled.secret()), read, "wrong_secret");
        assertRefused(expired.secret(), read, "expired");
        assertRefused(disabled.secret(), read, "disabled");
        assertRefused(ofClosed.secret(), "?entity=closed&permission=read", "entity_disabled");
        assertRefused(reader.secret(), "?entity=customer&permission=read", "wrong_entity");
        assertRefused(reader.secret(), "?entity=invoice&permission=write", "missing_permission");
        assertRefused(reader.secret(), "?entity=invoice", "incomplete_request");
        realm.authorize("GET", read).send();
        assertThat(latest().at("/details/reason").textValue()).isEqualTo("no_credential");
        realm.authorize("GET", read).bearer("x").header("X-API-Key", "y").send();
        assertThat(latest().at("/details/reason").textValue()).isEqualTo("several_credentials");
        realm.authorize("OPTIONS", "/invoice").bearer(reader.secret()).send();
        assertThat(latest().at("/details/reason").textValue()).isEqualTo("unsupported_method");
    }

    @Test
    void refusalTellsAllThatIsKnown() {
        Token token = realm.token(invoice, NewToken.named("told of").may("read"));

        realm.authorize(token, "invoice", "write").expect(403);

        JsonNode event = latest();
        assertThat(event.get("error").textValue()).isEqualTo("not_allowed");
        assertThat(event.get("clientId").textValue()).isEqualTo("entity-tokens");
        assertThat(event.get("details"))
                .isEqualTo(
                        Http.JSON.valueToTree(
                                Map.of(
                                        "endpoint", "forward_auth",
                                        "reason", "missing_permission",
                                        "permission", "write",
                                        "entity", "invoice",
                                        "entity_id", invoice,
                                        "entity_token_id", token.id(),
                                        "entity_token_name", "told of")));

        realm.authorize(token, "customer", "read").expect(403);
        JsonNode elsewhere = latest().get("details");
        assertThat(elsewhere.get("entity").textValue()).isEqualTo("invoice");
        assertThat(elsewhere.get("requested_entity").textValue()).isEqualTo("customer");
    }

    @Test
    void clientsCannotWriteIntoEvents() {
        realm.authorize("GET", "?entity=%0Atype=%22FORGED%22&permission=read")
                .header("X-API-Key", "ket_" + "x".repeat(5000))
                .send()
                .expect(401);

        JsonNode event = latest();
        assertThat(event.get("details").has("entity")).isFalse();
        assertThat(event.toString()).doesNotContain("FORGED").doesNotContain("xxxxx");
    }

    /** Waits a minute for what happens in memory. */
    @Test
    @Tag("minute")
    void floodOfRefusalsIsThinned() {
        TestRealm own = TestRealm.named("auditit-flood", Map.of());
        Token token = own.token(own.entity("invoice"), "read");
        for (int i = 0; i < 300; i++) {
            own.authorize(token, "invoice", "write").expect(403);
        }

        assertThat(own.events()).hasSize(10);

        List<JsonNode> events =
                TestRealm.await(
                        own::events, seen -> seen.size() > 10, java.time.Duration.ofSeconds(90));
        assertThat(events).hasSize(11);
        assertThat(events.get(0).at("/details/count").textValue()).isEqualTo("290");
        assertThat(events.get(0).at("/details/reason").textValue()).isEqualTo("missing_permission");
        JsonNode ofEntity =
                own.user("viewer")
                        .get(own.admin("/entities/" + token.entityId() + "/events?max=1"))
                        .expect(200)
                        .json()
                        .get(0);
        assertThat(ofEntity.get("count").longValue()).isEqualTo(290);
    }

    @Test
    void verdictsAreCountedInTheMetrics() {
        Token token = realm.token(invoice, "read");
        double before = metric("accepted");
        realm.authorize(token, "invoice", "read").expect(200);

        // Other tests are accepted at the same time.
        assertThat(metric("accepted")).isGreaterThanOrEqualTo(before + 1);
        assertThat(metrics()).doesNotContain(token.id());
    }

    private static double metric(String reason) {
        String name =
                "keycloak_entity_token_verdicts_total{endpoint=\"forward_auth\",reason=\""
                        + reason
                        + "\"} ";
        return metrics()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .sum();
    }

    private static String metrics() {
        return Http.request("GET", URI.create(Server.get().management() + "/metrics"))
                .send()
                .expect(200)
                .body();
    }
}
