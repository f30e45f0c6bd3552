package io.entitytokens.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Commands that stand in a document, run as they stand there. */
public final class Commands {

    private Commands() {}

    /** The blocks of commands that a document promises to be run by a test, in their order. */
    public static List<String> in(String document, Class<?> test) {
        Pattern block =
                Pattern.compile(
                        "<!-- run by " + test.getSimpleName() + " -->\n```sh\n(.*?)```",
                        Pattern.DOTALL);
        try {
            return block.matcher(Files.readString(Path.of(document)))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs them until all are done, and gives what they print. They find {@code kcadm.sh}, and the
     * server's {@code KEYCLOAK} and {@code PASSWORD}.
     *
     * @param directory to work in
     * @param more further variables
     */
    public static String run(String commands, Path directory, Map<String, String> more) {
        Path script = directory.resolve("commands.sh");
        String kcadm = Path.of(System.getProperty("keycloak.home"), "bin").toString();
        Map<String, String> environment = new HashMap<>(more);
        environment.put("KEYCLOAK", Server.get().base().toString());
        environment.put("PASSWORD", Server.ADMIN_PASSWORD);
        environment.putAll(Server.KCADM);
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
