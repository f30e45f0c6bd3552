package io.entitytokens.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients that audiences name, and that are removed, replaced or made anew. */
@Tag("database")
final class AudienceIT {

    private static final TestRealm REALM = TestRealm.of(AudienceIT.class);
    private static final OAuth OAUTH = new OAuth(REALM);
    private static final AudienceRealm AUDIENCES = new AudienceRealm(REALM);

    private static String introspect(String clientId, Token token) {
        return OAUTH.introspect(clientId, token.secret()).expect(200).body();
    }

    @Test
    void deletingAClientChangesItsEntitiesInTheAdminsName() {
        String gone = OAUTH.client("gone-api");
        OAUTH.client("kept-api");
        String id = REALM.entity("changed", "gone-api", "kept-api");
        Answer before = AUDIENCES.entity(id);

        AUDIENCES.remove(REALM.user("user-admin"), gone);

        Answer after = AUDIENCES.entity(id);
        assertThat(AUDIENCES.audience(id)).containsExactly("kept-api");
        assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
        assertThat(after.json().get("updatedTimestamp").longValue())
                .isGreaterThan(before.json().get("updatedTimestamp").longValue());
        REALM.realmAdmin()
                .request("PUT", REALM.admin("/entities/" + id))
                .header("If-Match", before.header("ETag"))
                .json(before.json())
                .send()
                .expect(412);
        assertThat(AUDIENCES.updates(id)).hasSize(1);
        JsonNode told = AUDIENCES.updates(id).get(0);
        assertThat(told.get("before")).hasToString("{\"audience\":[\"gone-api\",\"kept-api\"]}");
        assertThat(told.get("after")).hasToString("{\"audience\":[\"kept-api\"]}");
        assertThat(told.get("username").textValue()).isEqualTo("user-admin");
        assertThat(told.get("userRealm").textValue()).isEqualTo(REALM.name());
        assertThat(told.get("clientId").textValue()).isEqualTo("admin-cli");
        assertThat(told.get("ipAddress").textValue()).isNotBlank();
        JsonNode event = adminEvent(told.get("id").textValue());
        assertThat(event.get("resourceType").textValue()).isEqualTo("ENTITY");
        assertThat(event.get("resourcePath").textValue()).isEqualTo("entities/" + id);
        assertThat(event.at("/authDetails/userId").textValue()).isNotBlank();
        assertThat(event.get("representation").textValue()).contains("[\"kept-api\"]");
    }

    private static JsonNode adminEvent(String id) {
        return REALM.adminEvents().stream()
                .filter(event -> event.get("id").textValue().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** With a token of its own, which is nobody's. */
    @Test
    void clientThatRemovesItselfChangesItsEntitiesInNobodysName() {
        String client = OAUTH.client("leaving-api");
        String id = REALM.entity("left", "leaving-api");
        String token =
                REALM.masterAdmin()
                        .request(
                                "POST",
                                REALM.admin("/clients/" + client + "/registration-access-token"))
                        .send()
                        .expect(200)
                        .json()
                        .get("registrationAccessToken")
                        .textValue();

        REALM.request("DELETE", "/clients-registrations/default/leaving-api")
                .bearer(token)
                .send()
                .expect(204);

        assertThat(AUDIENCES.audience(id)).isEmpty();
        assertThat(AUDIENCES.updates(id)).hasSize(1);
        assertThat(AUDIENCES.updates(id).get(0).has("username")).isFalse();
        assertThat(AUDIENCES.updates(id).get(0).get("ipAddress").textValue()).isNotBlank();
    }

    /** More than are changed in one transaction. */
    @Test
    void deletedClientLeavesTheAudienceOfEveryEntity() {
        String gone = OAUTH.client("busy-api");
        List<String> ids =
                IntStream.range(0, 201)
                        .mapToObj(i -> REALM.entity("busy-" + i, "busy-api"))
                        .toList();

        AUDIENCES.remove(REALM.realmAdmin(), gone);

        assertThat(ids)
                .allSatisfy(
                        id -> {
                            assertThat(AUDIENCES.audience(id)).isEmpty();
                            assertThat(AUDIENCES.updates(id)).hasSize(1);
                        });
    }

    @Test
    void clientOverwrittenByAnImportStaysInItsAudiences() {
        String before = OAUTH.client("import-api");
        String id = REALM.entity("imported", "import-api");
        Token token = REALM.token(id, "read");
        assertThat(introspect("import-api", token)).contains("\"active\":true");

        OAUTH.overwrite(Map.of("clientId", "import-api", "secret", OAuth.CLIENT_SECRET));

        assertThat(OAUTH.internalId("import-api")).isNotEqualTo(before);
        assertThat(AUDIENCES.audience(id)).containsExactly("import-api");
        assertThat(introspect("import-api", token)).contains("\"active\":true");
        assertThat(AUDIENCES.updates(id)).as("nothing has changed").isEmpty();

        AUDIENCES.remove(REALM.realmAdmin(), OAUTH.internalId("import-api"));
        OAUTH.client("import-api");

        assertThat(AUDIENCES.audience(id)).as("one that is made later is another").isEmpty();
        assertThat(introspect("import-api", token)).contains("\"active\":false");
        assertThat(AUDIENCES.updates(id)).hasSize(1);
    }

    @Test
    void clientMadeUnderTheIdsOfADeletedOneInheritsNothing() {
        String gone = OAUTH.client("old-api");
        String id = REALM.entity("inherited", "old-api");
        Token token = REALM.token(id, "read");
        AUDIENCES.remove(REALM.realmAdmin(), gone);

        OAUTH.client("old-api", Map.of("id", gone));

        assertThat(AUDIENCES.audience(id)).isEmpty();
        assertThat(introspect("old-api", token)).contains("\"active\":false");
        assertThat(
                        OAUTH.clientCredentials("entity-tokens", token.secret())
                                .expect(400)
                                .json()
                                .get("error")
                                .textValue())
                .isEqualTo("invalid_target");
    }
}
