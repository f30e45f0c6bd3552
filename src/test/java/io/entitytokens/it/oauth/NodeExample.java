package io.entitytokens.it.oauth;

import io.entitytokens.it.support.Background;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Processes;
import io.entitytokens.it.support.Required;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code docs/examples/node}, installed as its {@code package-lock.json} says. */
final class NodeExample {

    private static final Path SOURCES = Path.of("docs", "examples", "node");

    private final Path directory;

    private NodeExample(Path directory) {
        this.directory = directory;
    }

    static NodeExample install() throws IOException {
        Path directory = Files.createTempDirectory("node");
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, directory.resolve(file.getFileName()));
            }
        }
        String npm = Required.program("npm", "npm").toString();
        Processes.run(
                List.of(npm, "ci", "--no-audit", "--no-fund", "--prefix", directory.toString()),
                Map.of());
        return new NodeExample(directory);
    }

    /**
     * Starts the resource server.
     *
     * @param check how it checks tokens, the example's {@code CHECK}
     */
    Background recordsApi(String check, Map<String, String> environment, int port) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("CHECK", check);
        return Background.start(
                        List.of("node", file("records-api.js"), Integer.toString(port)),
                        variables,
                        directory.resolve(check + ".log"))
                .awaitOutput("records-api listens", Duration.ofMinutes(1));
    }

    /**
     * Lets an external system call the resource server once, and gives what it prints: the status,
     * the type of its JWT and the scope.
     */
    String call(URI resource, Map<String, String> environment) {
        String output =
                Processes.run(
                        List.of("node", file("external-system.js"), resource.toString()),
                        environment);
        Http.noteSecrets(output);
        return output.strip();
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }
}
