package io.entitytokens.it.realm;

import static io.entitytokens.it.realm.LostParts.CLIENT;
import static io.entitytokens.it.realm.LostParts.assertToldOnce;
import static io.entitytokens.it.realm.LostParts.find;
import static io.entitytokens.it.realm.LostParts.get;
import static io.entitytokens.it.realm.LostParts.nextToken;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.AtOnce;
import io.entitytokens.it.support.OAuth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A flow that has lost our execution gets it back with the next token, unless it is off. */
@Tag("database")
final class LostExecutionIT {

    /** Keycloak lets nobody change its own flow, but a copy of it can take its place. */
    private static String executionInACopyOfTheFlow(IssuerStory story) {
        story.realm
                .masterAdmin()
                .post(
                        story.realm.admin("/authentication/flows/clients/copy"),
                        Map.of("newName", "own"))
                .expect(201);
        Map<String, Object> flow = Map.of("clientAuthenticationFlow", "own");
        story.realm.masterAdmin().put(story.realm.admin(""), flow).expect(204);
        story.assertOpen();
        return find(executions(story), "providerId", "entity-token").get("id").textValue();
    }

    private static JsonNode executions(IssuerStory story) {
        return get(story, "/authentication/flows/own/executions");
    }

    @Test
    void removedExecutionIsAddedByTheNextToken() {
        IssuerStory story = new IssuerStory("lost-execution");
        String id = executionInACopyOfTheFlow(story);
        story.realm
                .masterAdmin()
                .delete(story.realm.admin("/authentication/executions/" + id))
                .expect(204);
        story.oauth.clientCredentials(CLIENT, story.token.secret()).expect(401);

        nextToken(story);

        story.assertOpen();
        assertToldOnce(story);
    }

    @Test
    void executionThatIsSwitchedOffStaysOff() {
        IssuerStory story = new IssuerStory("lost-nothing-but-off");
        String id = executionInACopyOfTheFlow(story);
        story.realm
                .masterAdmin()
                .put(
                        story.realm.admin("/authentication/flows/own/executions"),
                        Map.of(
                                "id",
                                id,
                                "requirement",
                                "DISABLED",
                                "providerId",
                                "entity-token",
                                "priority",
                                find(executions(story), "id", id).get("priority").intValue()))
                .expect(204);

        nextToken(story);

        assertThat(find(executions(story), "id", id).get("requirement").textValue())
                .isEqualTo("DISABLED");
        assertThat(executions(story))
                .filteredOn(one -> one.path("providerId").asText().equals("entity-token"))
                .hasSize(1);
        story.oauth.clientCredentials(CLIENT, story.token.secret()).expect(401);
    }

    /** Everything at once, and by many admins at once. */
    @Test
    void tokensCreatedAtOnceMakeWhatIsLostOnce() {
        IssuerStory story = new IssuerStory("lost-race");
        JsonNode scopes = get(story, "/client-scopes");
        String scope = find(scopes, "name", "entity:write").get("id").textValue();
        String id = executionInACopyOfTheFlow(story);
        story.realm.masterAdmin().delete(story.realm.admin("/client-scopes/" + scope)).expect(204);
        story.realm
                .masterAdmin()
                .delete(story.realm.admin("/authentication/executions/" + id))
                .expect(204);
        story.realm.realmAdmin().token();

        List<Integer> statuses =
                AtOnce.map(
                        List.of(1, 2, 3, 4, 5, 6),
                        i ->
                                story.realm
                                        .realmAdmin()
                                        .post(
                                                story.realm.admin(
                                                        "/entities/" + story.entity + "/tokens"),
                                                Map.of(
                                                        "name",
                                                        "at once " + i,
                                                        "permissions",
                                                        List.of("read")))
                                        .status());

        assertThat(statuses).containsOnly(201);
        assertThat(executions(story))
                .filteredOn(one -> one.path("providerId").asText().equals("entity-token"))
                .hasSize(1);
        story.oauth
                .clientCredentials(CLIENT, story.token.secret(), "scope", "entity:read")
                .expect(200);
        assertThat(OAuth.accessToken(story.oauth.clientCredentials(CLIENT, story.token.secret())))
                .isNotBlank();
    }
}
