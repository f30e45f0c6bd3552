package io.entitytokens.it.realm;

import static io.entitytokens.it.realm.IssuerStory.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entitytokens.it.support.OAuth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An issuing client that is removed or overwritten is made again, as we make it. */
@Tag("database")
final class RemadeIssuerIT {

    /** By the admin who creates the token: no request of anybody else makes a client. */
    @Test
    void deletedClientIsMadeAgainByTheNextTokenAlone() {
        IssuerStory story = new IssuerStory("issuer-deleted");
        story.realm
                .masterAdmin()
                .delete(story.realm.admin("/clients/" + story.oauth.internalId(CLIENT)))
                .expect(204);

        story.assertShut();
        assertThat(
                        story.realm
                                .masterAdmin()
                                .get(story.realm.admin("/clients?clientId=" + CLIENT))
                                .json())
                .as("nobody has made it anew")
                .isEmpty();

        story.realm
                .user("token-manager")
                .post(
                        story.realm.admin("/entities/" + story.entity + "/tokens"),
                        Map.of("name", "next", "permissions", List.of("read")))
                .expect(201);
        story.oauth.clientCredentials(CLIENT, story.token.secret()).expect(200);
        JsonNode event = creationEvent(story);
        assertThat(event.get("resourceType").textValue()).isEqualTo("CLIENT");
        assertThat(event.at("/authDetails/userId").textValue())
                .isEqualTo(
                        story.realm
                                .masterAdmin()
                                .get(story.realm.admin("/users?exact=true&username=token-manager"))
                                .json()
                                .get(0)
                                .get("id")
                                .textValue());
    }

    private static JsonNode creationEvent(IssuerStory story) {
        return story.realm
                .masterAdmin()
                .get(
                        story.realm.admin(
                                "/admin-events?operationTypes=CREATE&resourcePath=clients/"
                                        + story.oauth.internalId(CLIENT)))
                .expect(200)
                .json()
                .get(0);
    }

    @Test
    void deletedServiceAccountIsMadeByTheNextTokenWithAnEvent() {
        IssuerStory story = new IssuerStory("issuer-account-gone");
        String id = story.oauth.internalId(CLIENT);
        String account =
                story.realm
                        .masterAdmin()
                        .get(story.realm.admin("/clients/" + id + "/service-account-user"))
                        .expect(200)
                        .json()
                        .get("id")
                        .textValue();
        story.realm.masterAdmin().delete(story.realm.admin("/users/" + account)).expect(204);
        story.assertShut();

        story.realm.token(story.entity, "read");

        story.assertOpen();
        assertThat(
                        story.realm
                                .masterAdmin()
                                .get(
                                        story.realm.admin(
                                                "/admin-events?operationTypes=UPDATE&resourcePath=clients/"
                                                        + id))
                                .expect(200)
                                .json())
                .isNotEmpty();
    }

    @Test
    void successorOfAnOverwrittenClientIsAsWeMakeIt() {
        IssuerStory story = new IssuerStory("issuer-overwritten");
        String before = story.oauth.internalId(CLIENT);
        Map<String, Object> open = new HashMap<>();
        open.put("clientId", CLIENT);
        open.put("clientAuthenticatorType", "client-secret");
        open.put("secret", OAuth.CLIENT_SECRET);
        open.put("standardFlowEnabled", true);
        open.put("implicitFlowEnabled", true);
        open.put("directAccessGrantsEnabled", true);
        open.put("fullScopeAllowed", true);
        open.put("redirectUris", List.of("https://attacker.example.org/*"));
        open.put("webOrigins", List.of("*"));
        open.put("rootUrl", "https://attacker.example.org");
        open.put("defaultClientScopes", List.of("profile", "roles"));
        open.put("attributes", Map.of("oauth2.device.authorization.grant.enabled", "true"));
        open.put(
                "protocolMappers",
                List.of(
                        Map.of(
                                "name",
                                "more",
                                "protocol",
                                "openid-connect",
                                "protocolMapper",
                                "oidc-hardcoded-claim-mapper",
                                "config",
                                Map.of("claim.name", "more", "claim.value", "all"))));

        story.oauth.overwrite(open);

        String after = story.oauth.internalId(CLIENT);
        assertThat(after).isNotEqualTo(before);
        JsonNode client = story.client(after);
        assertThat(client.get("clientAuthenticatorType").textValue()).isEqualTo("entity-token");
        assertThat(client.get("publicClient").booleanValue()).isFalse();
        assertThat(client.get("standardFlowEnabled").booleanValue()).isFalse();
        assertThat(client.get("implicitFlowEnabled").booleanValue()).isFalse();
        assertThat(client.get("directAccessGrantsEnabled").booleanValue()).isFalse();
        assertThat(client.get("fullScopeAllowed").booleanValue()).isFalse();
        assertThat(client.get("redirectUris")).isEmpty();
        assertThat(client.get("webOrigins")).isEmpty();
        assertThat(client.path("rootUrl").asText("")).isEmpty();
        assertThat(client.path("protocolMappers")).isEmpty();
        assertThat(client.get("defaultClientScopes")).isEmpty();
        assertThat(client.get("attributes").has("oauth2.device.authorization.grant.enabled"))
                .isFalse();
        assertThat(client.get("optionalClientScopes"))
                .extracting(JsonNode::textValue)
                .containsExactlyInAnyOrder("entity:read", "entity:write", "entity:delete");
        assertThat(story.rolesOfServiceAccount(after)).isEmpty();
        story.oauth.clientCredentials(CLIENT, OAuth.CLIENT_SECRET).expect(401);
        story.assertOpen();
    }

    @Test
    void clientOverwrittenAsDisabledStaysDisabled() {
        IssuerStory story = new IssuerStory("issuer-overwritten-off");

        story.oauth.overwrite(Map.of("clientId", CLIENT, "enabled", false));

        story.assertShut();
        story.oauth.change(story.oauth.internalId(CLIENT), Map.of("enabled", true));
        story.assertOpen();
    }

    @Test
    void importedRealmIssuesJwtsForTokensAgain() {
        IssuerStory story = new IssuerStory("issuer-export");
        ObjectNode export = story.realm.export();
        assertThat(export.get("clients").findValuesAsText("clientId")).contains(CLIENT);
        ((ObjectNode) ours(export)).put("directAccessGrantsEnabled", true);
        story.realm.masterAdmin().delete("/admin/realms/" + story.realm.name()).expect(204);

        story.realm.masterAdmin().post("/admin/realms", export).expect(201);

        String entity =
                story.realm
                        .masterAdmin()
                        .post(
                                story.realm.admin("/entities"),
                                Map.of("name", "invoice", "audience", List.of("records-api")))
                        .expect(201)
                        .json()
                        .get("id")
                        .textValue();
        String secret =
                story.realm
                        .masterAdmin()
                        .post(
                                story.realm.admin("/entities/" + entity + "/tokens"),
                                Map.of("name", "again", "permissions", List.of("read")))
                        .expect(201)
                        .json()
                        .get("token")
                        .textValue();
        story.oauth.clientCredentials(CLIENT, secret).expect(200);
        JsonNode client = story.client(story.oauth.internalId(CLIENT));
        assertThat(client.get("directAccessGrantsEnabled").booleanValue()).isFalse();
        assertThat(story.rolesOfServiceAccount(client.get("id").textValue())).isEmpty();
    }

    private static JsonNode ours(JsonNode export) {
        for (JsonNode client : export.get("clients")) {
            if (client.get("clientId").textValue().equals(CLIENT)) {
                return client;
            }
        }
        throw new AssertionError("no " + CLIENT);
    }
}
