package io.entitytokens.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Commands;
import io.entitytokens.it.support.Required;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/events.md, run as they stand there, but for the name of the realm. */
class EventsDocIT {

    @TempDir private Path directory;

    @BeforeAll
    static void jqIsThere() {
        Required.program("jq", "jq");
    }

    private static String block(int number) {
        List<String> blocks = Commands.in("docs/events.md", EventsDocIT.class);
        assertThat(blocks).hasSize(2);
        return blocks.get(number);
    }

    private String run(TestRealm realm, String commands, Map<String, String> variables) {
        return Commands.run(
                commands.replace("-r demo", "-r " + realm.name()), directory, variables);
    }

    @Test
    void linesSwitchAllEventsOnAndNoneOff() {
        TestRealm realm =
                TestRealm.named(
                        "eventsdocit-on",
                        Map.of(
                                "eventsEnabled",
                                false,
                                "enabledEventTypes",
                                List.of(),
                                "adminEventsEnabled",
                                false,
                                "adminEventsDetailsEnabled",
                                false));
        String settings = realm.admin("/entities/" + realm.entity("invoice") + "/events/settings");

        run(realm, block(0), Map.of());

        JsonNode stored = realm.user("viewer").get(settings).expect(200).json();
        assertThat(stored.get("missingEventTypes")).isEmpty();
        assertThat(stored.get("eventsEnabled").booleanValue()).isTrue();
        assertThat(stored.get("adminEventsEnabled").booleanValue()).isTrue();
        assertThat(stored.get("adminEventsDetailsEnabled").booleanValue()).isTrue();
        assertThat(realm.masterAdmin().get(realm.admin("/events/config")).expect(200).body())
                .as("what was stored before")
                .contains("\"LOGIN\"", "\"REGISTER_ERROR\"");
    }

    @Test
    void linesFindEverything() {
        TestRealm realm = TestRealm.named("eventsdocit-find", Map.of());
        Token token =
                realm.token(
                        realm.entity("invoice"),
                        Map.of("name", "SAP", "permissions", List.of("read")));
        Token other = realm.token(token.entityId(), "read");
        realm.authorize("GET", "?entity=invoice&permission=read")
                .header("X-API-Key", Forgery.withSecretOf(token.secret(), other.secret()))
                .send()
                .expect(401);
        String address = realm.events().get(0).get("ipAddress").textValue();
        realm.realmAdmin().put(realm.path(token), Map.of("enabled", false)).expect(204);
        String logIn = block(0).lines().findFirst().orElseThrow();

        String output =
                run(
                        realm,
                        logIn + "\n" + block(1),
                        Map.of("TOKEN_ID", token.id(), "ADDRESS", address));

        assertThat(output)
                .contains("realm-admin UPDATE SAP {\"enabled\":true} -> {\"enabled\":false}")
                .contains("realm-admin CREATE null null -> {")
                .contains("\"reason\" : \"wrong_secret\"")
                .contains("\"resourcePath\" : \"entities/" + token.entityId());
        assertThat(output.split("\"reason\" : \"wrong_secret\"", -1))
                .as("by entity, by token, by reason, by address, and in the whole realm")
                .hasSize(1 + 5);
    }
}
