package io.entitytokens.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Endpoint;
import io.entitytokens.token.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.events.EventType;

/** docs/security-team.md tells of every endpoint and every reason, and what it tells is so. */
final class EventsDocTest {

    private static final Path DOCUMENT = Path.of("docs", "security-team.md");

    private static String line(String start) throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line begins with " + start));
    }

    @ParameterizedTest
    @EnumSource
    void documentedRowOfAnEndpointMatchesItsEvents(Endpoint endpoint) throws IOException {
        EventType refused = EventType.valueOf(EndpointEvents.type(endpoint) + "_ERROR");
        String stored =
                EndpointEvents.type(endpoint).isSaveByDefault() == refused.isSaveByDefault()
                        ? refused.isSaveByDefault() ? "yes" : "no"
                        : "yes, `_ERROR` no";

        assertThat(line("| `" + endpoint.value() + "` |"))
                .isEqualTo(
                        "| `%s` | `%s` | `%s` | %s |"
                                .formatted(
                                        endpoint.value(),
                                        EndpointEvents.type(endpoint),
                                        EndpointEvents.credentialError(endpoint),
                                        stored));
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonIsDocumented(Reason reason) throws IOException {
        assertThat(Files.readAllLines(DOCUMENT))
                .anyMatch(
                        line -> line.startsWith("| ") && line.contains("`" + reason.value() + "`"));
    }

    @ParameterizedTest
    @EnumSource
    void everyActIsDocumented(TokenAct act) throws IOException {
        assertThat(line("| `" + act.value() + "` |")).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void documentedLinesSwitchOnEveryEventType(Endpoint endpoint) throws IOException {
        assertThat(Files.readString(DOCUMENT))
                .contains(
                        "\"" + EndpointEvents.type(endpoint) + "\"",
                        "\"" + EndpointEvents.type(endpoint) + "_ERROR\"");
    }
}
