package io.entitytokens.it.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Commands of the documentation, to be run as they stand there. */
public final class Documented {

    private final List<String> blocks;
    private final Path directory;

    /**
     * @param file the document, whose blocks name the test in a comment
     * @param directory where the commands find a home
     */
    public Documented(Path file, Class<?> test, int count, Path directory) {
        Pattern block =
                Pattern.compile(
                        "<!-- run by " + test.getSimpleName() + " -->\n```sh\n(.*?)```",
                        Pattern.DOTALL);
        try {
            this.blocks =
                    block.matcher(Files.readString(file)).results().map(m -> m.group(1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.directory = directory;
        assertThat(blocks).hasSize(count);
    }

    public String block(int number) {
        return blocks.get(number);
    }

    /** Runs commands, all of which must succeed, and gives what they print. */
    public String run(String commands, Map<String, String> variables) {
        Path script = directory.resolve("commands.sh");
        String kcadm = Path.of(System.getProperty("keycloak.home"), "bin").toString();
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("KEYCLOAK", Server.get().base().toString());
        environment.put("PASSWORD", Server.ADMIN_PASSWORD);
        environment.put("HOME", directory.toString());
        environment.put("PATH", kcadm + ":" + System.getenv("PATH"));
        try {
            Files.writeString(script, "set -euo pipefail\n" + commands + "\necho all done\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (Background bash =
                Background.start(
                        List.of("bash", script.toString()),
                        environment,
                        directory.resolve("output.log"))) {
            bash.awaitOutput("all done", Duration.ofMinutes(2));
            Http.noteSecrets(bash.output());
            return bash.output();
        }
    }
}
