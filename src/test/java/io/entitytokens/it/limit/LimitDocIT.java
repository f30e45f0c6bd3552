package io.entitytokens.it.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entitytokens.it.support.Commands;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Required;
import io.entitytokens.it.support.TestRealm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client of the document, which waits as long as it is told, run as it stands there. */
class LimitDocIT {

    @TempDir private Path directory;

    @Test
    void clientThatWaitsIsAnsweredEachTime() throws IOException {
        Required.program("curl", "curl");
        Required.program("jq", "jq");
        TestRealm realm = TestRealm.of(getClass());
        realm.entity("invoice");
        List<String> blocks = Commands.in("docs/external-systems.md", getClass());
        assertThat(blocks).hasSize(1);

        List<String> lines =
                Commands.run(
                                blocks.get(0)
                                        .replace("/realms/demo/", "/realms/" + realm.name() + "/")
                                        .replace("-r demo", "-r " + realm.name()),
                                directory,
                                Map.of())
                        .lines()
                        .toList();

        assertThat(lines).filteredOn("200"::equals).hasSize(6);
        assertThat(lines)
                .filteredOn(line -> line.matches("429, again in [12] s"))
                .hasSizeBetween(1, 3);
        assertThat(lines).noneMatch(line -> line.startsWith("503"));
        JsonNode left =
                Http.JSON.readTree(
                        lines.stream()
                                .filter(line -> line.startsWith("["))
                                .findFirst()
                                .orElseThrow());
        assertThat(left.at("/0/name").textValue()).isEqualTo("burst");
        assertThat(left.at("/0/remaining").intValue()).isBetween(0, 2);
    }
}
