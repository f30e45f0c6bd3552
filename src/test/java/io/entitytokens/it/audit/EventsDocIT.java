package io.entitytokens.it.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Commands;
import io.entitytokens.it.support.Forgery;
import io.entitytokens.it.support.NewToken;
import io.entitytokens.it.support.OAuth;
import io.entitytokens.it.support.Required;
import io.entitytokens.it.support.TestRealm;
import io.entitytokens.it.support.TestRealm.Token;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of docs/security-team.md, run as they stand there, but for the name of the realm.
 */
class EventsDocIT {

    @TempDir private Path directory;

    @BeforeAll
    static void jqIsThere() {
        Required.program("jq", "jq");
    }

    private static String block(int number) {
        List<String> blocks = Commands.in("docs/security-team.md", EventsDocIT.class);
        assertThat(blocks).hasSize(7);
        return blocks.get(number);
    }

    private String run(TestRealm realm, String commands, Map<String, String> variables) {
        return Commands.run(
                commands.replace("-r demo", "-r " + realm.name())
                        .replace("/realms/demo/", "/realms/" + realm.name() + "/"),
                directory,
                variables);
    }

    @Test
    void linesSwitchOurEventsOnAndNoOthers() {
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
        JsonNode config = config(realm);
        assertThat(config.get("enabledEventTypes")).hasSize(8);
        assertThat(config.get("eventsExpiration").longValue()).isEqualTo(90 * 86_400);
    }

    @Test
    void linesSwitchNoEventsOff() {
        TestRealm realm =
                TestRealm.named("eventsdocit-kept", Map.of("enabledEventTypes", List.of()));

        run(realm, block(0), Map.of());

        JsonNode config = config(realm);
        assertThat(config.get("enabledEventTypes").toString())
                .as("what was stored before")
                .contains("\"LOGIN\"", "\"REGISTER_ERROR\"")
                .contains("\"INTROSPECT_TOKEN\"");
        assertThat(config.has("eventsExpiration")).as("nothing is deleted").isFalse();
    }

    private static JsonNode config(TestRealm realm) {
        return realm.masterAdmin().get(realm.admin("/events/config")).expect(200).json();
    }

    @Test
    void linesFindDisableAndProve() {
        TestRealm realm = TestRealm.named("eventsdocit-leak", Map.of());
        new OAuth(realm).client("records-api");
        realm.entity("invoice", "records-api");

        String output =
                run(
                        realm,
                        String.join("\n", block(1), block(2), block(3), block(4), block(5)),
                        Map.of("SECRET", OAuth.CLIENT_SECRET));

        assertThat(output)
                .containsSubsequence("HTTP/1.1 403", "HTTP/1.1 401", "{\"active\":false}")
                .contains("admin UPDATE Lost laptop {\"enabled\":true} -> {\"enabled\":false}");
        assertThat(output.split("\"reason\" : \"missing_permission\"", -1))
                .as("by token, by address, and in the whole realm")
                .hasSize(1 + 3);
    }

    @Test
    void linesFindEverythingElse() {
        TestRealm realm = TestRealm.named("eventsdocit-find", Map.of());
        Token token = realm.token(realm.entity("invoice"), NewToken.named("SAP").may("read"));
        Token other = realm.token(token.entityId(), "read");
        realm.authorize("GET", "?entity=invoice&permission=read")
                .header("X-API-Key", Forgery.withSecretOf(token.secret(), other.secret()))
                .send()
                .expect(401);
        String logIn =
                block(1).lines()
                        .filter(line -> line.contains("config cred"))
                        .findFirst()
                        .orElseThrow();

        String output = run(realm, logIn + "\n" + block(6), Map.of());

        assertThat(output).contains("\"resourcePath\" : \"entities/" + token.entityId());
        assertThat(output.split("\"reason\" : \"wrong_secret\"", -1))
                .as("by entity, by reason, and among all refusals")
                .hasSize(1 + 3);
    }
}
