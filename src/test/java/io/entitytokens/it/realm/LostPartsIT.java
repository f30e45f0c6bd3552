package io.entitytokens.it.realm;

import static io.entitytokens.it.realm.LostParts.CLIENT;
import static io.entitytokens.it.realm.LostParts.assertToldOnce;
import static io.entitytokens.it.realm.LostParts.find;
import static io.entitytokens.it.realm.LostParts.get;
import static io.entitytokens.it.realm.LostParts.nextToken;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An issuing client that has lost a part is made whole by the next token, whatever the part. */
@Tag("database")
final class LostPartsIT {

    @Test
    void removedScopesAreMadeByTheNextToken() {
        IssuerStory story = new IssuerStory("lost-scopes");
        for (String name : List.of("entity:read", "entity:write", "entity:delete")) {
            String id = find(get(story, "/client-scopes"), "name", name).get("id").textValue();
            story.realm.masterAdmin().delete(story.realm.admin("/client-scopes/" + id)).expect(204);
        }
        assertThat(story.client(story.oauth.internalId(CLIENT)).get("optionalClientScopes"))
                .isEmpty();

        nextToken(story);
        nextToken(story);

        story.oauth
                .clientCredentials(CLIENT, story.token.secret(), "scope", "entity:read")
                .expect(200);
        assertThat(story.client(story.oauth.internalId(CLIENT)).get("optionalClientScopes"))
                .extracting(JsonNode::textValue)
                .containsExactlyInAnyOrder("entity:read", "entity:write", "entity:delete");
        assertToldOnce(story);
    }

    @Test
    void scopeTakenFromTheClientIsGivenBackByTheNextToken() {
        IssuerStory story = new IssuerStory("lost-link");
        String id = story.oauth.internalId(CLIENT);
        String scope =
                find(get(story, "/client-scopes"), "name", "entity:read").get("id").textValue();
        story.realm
                .masterAdmin()
                .delete(story.realm.admin("/clients/" + id + "/optional-client-scopes/" + scope))
                .expect(204);

        nextToken(story);

        story.oauth
                .clientCredentials(CLIENT, story.token.secret(), "scope", "entity:read")
                .expect(200);
        assertThat(find(get(story, "/client-scopes"), "name", "entity:read").get("id").textValue())
                .as("the scope is the same")
                .isEqualTo(scope);
    }

    @Test
    void nextTokenResetsOurSettingsAndKeepsWhatAnAdminMayChoose() {
        IssuerStory story = new IssuerStory("lost-settings");
        String id = story.oauth.internalId(CLIENT);
        story.oauth.change(
                id,
                Map.of(
                        "clientAuthenticatorType",
                        "client-secret",
                        "fullScopeAllowed",
                        true,
                        "description",
                        "Ours"));
        story.oauth.clientCredentials(CLIENT, story.token.secret()).expect(401);

        nextToken(story);

        story.assertOpen();
        assertThat(story.client(id).get("fullScopeAllowed").booleanValue()).isFalse();
        assertThat(story.client(id).get("description").textValue()).isEqualTo("Ours");
    }

    @Test
    void clientMadePublicIsMadeConfidentialByTheNextToken() {
        IssuerStory story = new IssuerStory("lost-public");
        String id = story.oauth.internalId(CLIENT);
        story.oauth.change(id, Map.of("publicClient", true));

        nextToken(story);

        assertThat(story.client(id).get("publicClient").booleanValue()).isFalse();
        story.oauth.clientCredentials(CLIENT, story.token.secret()).expect(200);
    }

    @Test
    void switchesThatAnAdminTurnedOffStayOff() {
        IssuerStory story = new IssuerStory("lost-switches");
        String id = story.oauth.internalId(CLIENT);
        for (String off : List.of("enabled", "serviceAccountsEnabled")) {
            story.oauth.change(id, Map.of(off, false));

            nextToken(story);

            assertThat(story.client(id).get(off).booleanValue()).as(off).isFalse();
            story.assertShut();
            story.oauth.change(id, Map.of(off, true));
        }
    }

    @Test
    void firstTokenIsRefusedNamingAScopeOfAnotherProtocol() {
        TestRealm realm = TestRealm.named("lost-to-saml", Map.of());
        realm.masterAdmin()
                .post(
                        realm.admin("/client-scopes"),
                        Map.of("name", "entity:read", "protocol", "saml"))
                .expect(201);
        String entity = realm.entity("invoice");

        JsonNode problem =
                realm.realmAdmin()
                        .post(
                                realm.admin("/entities/" + entity + "/tokens"),
                                Map.of("name", "first", "permissions", List.of("read")))
                        .expect(409)
                        .json();

        assertThat(problem.get("field").textValue()).isEqualTo("entity:read");
        assertThat(problem.get("errorMessage").textValue()).contains("not for OpenID Connect");
        assertThat(realm.masterAdmin().get(realm.admin("/clients?clientId=" + CLIENT)).json())
                .isEmpty();
    }
}
