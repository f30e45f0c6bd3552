package io.entitytokens.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The manual's story: an admin makes an entity, searches it, and adds a token to it. */
class AdminCreatesTokenIT {

    private static TestRealm realm;
    private static String invoice;

    @BeforeAll
    static void makeRealm() {
        realm = TestRealm.of(AdminCreatesTokenIT.class);
        invoice = realm.entity("invoice");
    }

    private static Answer create(Map<String, Object> token) {
        return realm.user("token-manager")
                .post(realm.admin("/entities/" + invoice + "/tokens"), token);
    }

    @Test
    void entityIsFoundByPartOfItsName() {
        JsonNode found =
                realm.user("viewer").get(realm.admin("/entities?search=NVOI")).expect(200).json();

        assertThat(found).hasSize(1);
        assertThat(found.get(0).get("id").textValue()).isEqualTo(invoice);
    }

    @Test
    void createdTokenCarriesItsSecretOnce() {
        Answer created =
                create(Map.of("name", "SAP Invoice Integration", "permissions", List.of("read")))
                        .expect(201);
        String location = created.header("Location");

        assertThat(created.header("Cache-Control")).isEqualTo("no-store");
        assertThat(created.json().get("token").textValue())
                .matches("ket_[0-9A-Za-z]{22}_[0-9A-Za-z]{49}")
                .contains(created.json().get("id").textValue());
        assertThat(location).endsWith("/tokens/" + created.json().get("id").textValue());
        JsonNode read =
                realm.user("viewer")
                        .get(location.substring(location.indexOf("/admin")))
                        .expect(200)
                        .json();
        assertThat(read.has("token")).isFalse();
        assertThat(read.get("createdBy").textValue()).isEqualTo("token-manager");
        assertThat(read.get("status").textValue()).isEqualTo("active");
        assertThat(read.get("entityName").textValue()).isEqualTo("invoice");
        assertThat(read.get("hint").textValue())
                .isEqualTo("ket_" + read.get("id").textValue().substring(0, 8) + "…");
        assertThat(read.has("expiresTimestamp")).isFalse();
    }

    @Test
    void createdTokenIsBelievedAtOnce() {
        JsonNode token =
                create(Map.of("name", "reader", "permissions", List.of("read"))).expect(201).json();

        Answer answer =
                realm.authorize("GET", "?entity=invoice&permission=read")
                        .bearer(token.get("token").textValue())
                        .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Entity-Token-Id")).isEqualTo(token.get("id").textValue());
    }

    @Test
    void lifespanBecomesAnExpiry() {
        long before = System.currentTimeMillis();
        JsonNode token =
                create(
                                Map.of(
                                        "name",
                                        "for 90 days",
                                        "permissions",
                                        List.of("read", "delete"),
                                        "lifespan",
                                        "P90D"))
                        .expect(201)
                        .json();

        assertThat(Instant.ofEpochMilli(token.get("expiresTimestamp").longValue()))
                .isBetween(
                        Instant.ofEpochMilli(before).plus(Duration.ofDays(90)),
                        Instant.now().plus(Duration.ofDays(90)));
        assertThat(token.get("permissions").toString()).isEqualTo("[\"read\",\"delete\"]");
    }

    @Test
    void lifespanMayBeInWeeks() {
        JsonNode token =
                create(
                                Map.of(
                                        "name", "for two weeks",
                                        "permissions", List.of("read"),
                                        "lifespan", "P2W"))
                        .expect(201)
                        .json();

        assertThat(
                        token.get("expiresTimestamp").longValue()
                                - token.get("createdTimestamp").longValue())
                .isEqualTo(Duration.ofDays(14).toMillis());
    }

    @Test
    void tokenCanBeMadeDisabled() {
        JsonNode token =
                create(Map.of("name", "off", "permissions", List.of("read"), "enabled", false))
                        .expect(201)
                        .json();

        assertThat(token.get("status").textValue()).isEqualTo("disabled");
        assertThat(
                        realm.authorize("GET", "?entity=invoice&permission=read")
                                .bearer(token.get("token").textValue())
                                .send()
                                .status())
                .isEqualTo(401);
    }

    @Test
    void nameIsTakenOncePerEntity() {
        String customer = realm.entity("customer");
        Map<String, Object> token = Map.of("name", "taken", "permissions", List.of("write"));
        create(token).expect(201);

        Answer again = create(token);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().get("field").textValue()).isEqualTo("name");
        realm.realmAdmin()
                .post(realm.admin("/entities/" + customer + "/tokens"), token)
                .expect(201);
    }
}
