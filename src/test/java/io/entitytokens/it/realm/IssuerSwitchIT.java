package io.entitytokens.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * The client {@code entity-tokens} and its service account are a switch of every OAuth endpoint.
 */
final class IssuerSwitchIT {

    private IssuerStory story;
    private String issuer;

    /** A realm for each test, as what a test leaves switched off is no other's failure. */
    @BeforeEach
    void makeRealm(TestInfo test) {
        story = new IssuerStory("issuer-switch-" + test.getTestMethod().orElseThrow().getName());
        issuer = story.oauth.internalId("entity-tokens");
    }

    @Test
    void disabledClientShutsEveryOAuthEndpoint() {
        story.oauth.change(issuer, Map.of("enabled", false));
        story.assertShut();

        story.oauth.change(issuer, Map.of("enabled", true));
        story.assertOpen();
    }

    @Test
    void disabledServiceAccountShutsEveryOAuthEndpoint() {
        String account = story.serviceAccount(issuer).get("id").textValue();
        switchUser(account, false);
        story.assertShut();

        switchUser(account, true);
        story.assertOpen();
    }

    private void switchUser(String id, boolean enabled) {
        story.realm
                .masterAdmin()
                .put(story.realm.admin("/users/" + id), Map.of("enabled", enabled))
                .expect(204);
    }

    @Test
    void clientWithServiceAccountsOffShutsEveryOAuthEndpoint() {
        story.oauth.change(issuer, Map.of("serviceAccountsEnabled", false));
        story.assertShut();

        story.oauth.change(issuer, Map.of("serviceAccountsEnabled", true));
        story.assertOpen();
    }

    @Test
    void eventOfAShutEndpointTellsWhyAndOfWhichToken() {
        story.oauth.change(issuer, Map.of("enabled", false));
        story.assertShut();
        story.oauth.change(issuer, Map.of("enabled", true));

        for (String endpoint :
                new String[] {"introspection", "token_exchange", "client_credentials"}) {
            JsonNode event = story.oauth.refusal(endpoint, "issuer_disabled");
            assertThat(event.get("error").textValue()).isEqualTo("not_allowed");
            assertThat(event.at("/details/entity").textValue()).isEqualTo("invoice");
            assertThat(event.at("/details/entity_token_id").textValue())
                    .isEqualTo(story.token.id());
        }
    }
}
