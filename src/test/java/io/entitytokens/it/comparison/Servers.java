package io.entitytokens.it.comparison;

import io.entitytokens.it.support.Caller;
import io.entitytokens.it.support.KeycloakProcess;
import io.entitytokens.it.support.Ports;
import io.entitytokens.it.support.Server;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Two servers that are alike but for the jar. */
final class Servers {

    private final List<KeycloakProcess> processes = new ArrayList<>();
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
        processes.add(
                KeycloakProcess.start(
                        home,
                        Server.ENVIRONMENT,
                        Path.of("target", "it", log),
                        Ports.free(),
                        Stream.concat(
                                        Stream.of(
                                                "start-dev",
                                                "--http-port=" + port,
                                                "--metrics-enabled=true"),
                                        Stream.of(arguments))
                                .toList()));
        return Caller.masterAdmin(URI.create("http://127.0.0.1:" + port));
    }

    void stop() {
        processes.forEach(KeycloakProcess::stop);
    }
}
