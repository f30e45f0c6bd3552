package io.entitytokens.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.events.EventType;

/** docs/events.md tells of every door and every reason, and what it tells is so. */
final class EventsDocTest {

    private static final Path DOCUMENT = Path.of("docs", "events.md");

    private static String line(String start) throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line begins with " + start));
    }

    @ParameterizedTest
    @EnumSource
    void doorWhenDocumentedThenAsItsEventsAre(Door door) throws IOException {
        EventType refused = EventType.valueOf(door.eventType() + "_ERROR");
        String stored =
                door.eventType().isSaveByDefault() == refused.isSaveByDefault()
                        ? refused.isSaveByDefault() ? "yes" : "no"
                        : "yes, `_ERROR` no";

        assertThat(line("| `" + door.value() + "` |"))
                .isEqualTo(
                        "| `%s` | `%s` | `%s` | %s |"
                                .formatted(
                                        door.value(),
                                        door.eventType(),
                                        door.credentialError(),
                                        stored));
    }

    @ParameterizedTest
    @EnumSource
    void reasonWhenItExistsThenDocumented(Reason reason) throws IOException {
        assertThat(Files.readAllLines(DOCUMENT))
                .anyMatch(
                        line -> line.startsWith("| ") && line.contains("`" + reason.value() + "`"));
    }

    @ParameterizedTest
    @EnumSource
    void typeOfADoorWhenDocumentedThenSwitchedOnByTheLines(Door door) throws IOException {
        assertThat(Files.readString(DOCUMENT))
                .contains("\"" + door.eventType() + "\"", "\"" + door.eventType() + "_ERROR\"");
    }
}
