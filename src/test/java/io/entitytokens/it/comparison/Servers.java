package io.entitytokens.it.comparison;

import io.entitytokens.it.support.Caller;
import io.entitytokens.it.support.KeycloakProcess;
import io.entitytokens.it.support.Ports;
import io.entitytokens.it.support.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Two servers that are alike but for the jar. */
final class Servers {

    private final List<KeycloakProcess> processes = new ArrayList<>();
    private final Map<Caller, Path> logs = new HashMap<>();
    private final Caller with;
    private final Caller without;

    /**
     * Starts both.
     *
     * @param directory takes the distributions
     * @param log what the logs in target/it begin with
     * @param arguments further ones of {@code kc.sh}
     */
    Servers(Path directory, String log, String... arguments) {
        with = start(directory.resolve("with"), log + "-with.log", true, arguments);
        without = start(directory.resolve("without"), log + "-without.log", false, arguments);
        processes.forEach(KeycloakProcess::awaitReady);
    }

    /** The first admin of the one with the jar. */
    Caller with() {
        return with;
    }

    /** What the server of this admin has printed. */
    Stream<String> log(Caller admin) {
        try {
            return Files.readString(logs.get(admin)).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first admin of the other. */
    Caller without() {
        return without;
    }

    private Caller start(Path home, String log, boolean jar, String... arguments) {
        int port = Ports.free();
        KeycloakProcess.copy(Path.of(System.getProperty("keycloak.home")), home);
        if (jar) {
            KeycloakProcess.install(home, Server.jar());
        } else {
            KeycloakProcess.uninstall(home, Server.jar());
        }
        Path output = Path.of("target", "it", log);
        processes.add(
                KeycloakProcess.start(
                        home,
                        Server.ENVIRONMENT,
                        output,
                        Ports.free(),
                        Stream.concat(
                                        Stream.of(
                                                "start-dev",
                                                "--http-port=" + port,
                                                "--metrics-enabled=true"),
                                        Stream.of(arguments))
                                .toList()));
        Caller admin = Caller.masterAdmin(URI.create("http://127.0.0.1:" + port));
        logs.put(admin, output);
        return admin;
    }

    void stop() {
        processes.forEach(KeycloakProcess::stop);
    }
}
