package io.entitytokens.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/** What an issuing client has lost, looked for in its realm. */
final class LostParts {

    static final String CLIENT = "entity-tokens";

    private LostParts() {}

    static void nextToken(IssuerStory story) {
        story.realm.token(story.entity, "read");
    }

    static JsonNode get(IssuerStory story, String path) {
        return story.realm.masterAdmin().get(story.realm.admin(path)).expect(200).json();
    }

    static JsonNode find(JsonNode list, String field, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(one -> one.path(field).asText().equals(value))
                .findFirst()
                .orElseThrow();
    }

    static void assertToldOnce(IssuerStory story) {
        assertThat(
                        get(
                                story,
                                "/admin-events?operationTypes=UPDATE&resourcePath=clients/"
                                        + story.oauth.internalId(CLIENT)))
                .hasSize(1);
    }
}
