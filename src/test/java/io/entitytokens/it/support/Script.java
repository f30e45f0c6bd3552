package io.entitytokens.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs commands of our documents as somebody would who pastes them into a shell. */
public final class Script {

    private final Path directory;

    /**
     * @param directory a home for the shell, and for what the programs that it runs remember
     */
    public Script(Path directory) {
        this.directory = directory;
    }

    /** Runs the commands to their end, none of which may fail, and gives what they printed. */
    public String run(String commands) {
        Path script = directory.resolve("commands.sh");
        write(script, "set -euo pipefail\n" + commands + "\necho all done\n");
        String kcadm = Path.of(System.getProperty("keycloak.home"), "bin").toString();
        try (Background bash =
                Background.start(
                        List.of("bash", script.toString()),
                        Map.of(
                                "KEYCLOAK",
                                Server.get().base().toString(),
                                "PASSWORD",
                                Server.ADMIN_PASSWORD,
                                "HOME",
                                directory.toString(),
                                "PATH",
                                kcadm + ":" + System.getenv("PATH")),
                        directory.resolve("output.log"))) {
            bash.awaitOutput("all done", Duration.ofMinutes(2));
            Http.noteSecrets(bash.output());
            return bash.output();
        }
    }

    private static void write(Path script, String text) {
        try {
            Files.writeString(script, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
