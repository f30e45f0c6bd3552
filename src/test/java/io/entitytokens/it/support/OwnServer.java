package io.entitytokens.it.support;

import io.entitytokens.it.support.Http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Keycloak of a test's own, that may be started more than once, called by its first admin. */
public final class OwnServer {

    private final Path home;
    private final String name;
    private final int port = Ports.free();
    private int starts;
    private KeycloakProcess process;
    private Caller firstAdmin;

    /**
     * @param directory where a copy of the distribution is put
     * @param name what its logs in {@code target/it} begin with, one for each start
     */
    public OwnServer(Path directory, String name) {
        home = directory.resolve("keycloak");
        this.name = name;
        KeycloakProcess.copy(Path.of(System.getProperty("keycloak.home")), home);
        KeycloakProcess.install(home, Server.jar());
    }

    public Path home() {
        return home;
    }

    /**
     * @param command of {@code kc.sh}, with what arguments a test needs
     */
    public void start(List<String> command) {
        start(command, Map.of());
    }

    /**
     * As {@link #start(List)}.
     *
     * @param more variables of its environment
     */
    public void start(List<String> command, Map<String, String> more) {
        List<String> arguments = new ArrayList<>(command);
        arguments.add("--http-port=" + port);
        // As the server of the run has it: what that one has built need not be built again.
        arguments.add("--metrics-enabled=true");
        Map<String, String> environment = new HashMap<>(Server.ENVIRONMENT);
        environment.putAll(more);
        starts++;
        process = KeycloakProcess.start(home, environment, logFile(), Ports.free(), arguments);
        process.awaitReady();
        firstAdmin = Caller.masterAdmin(at(""));
    }

    /** What it has printed since it was started. */
    public String log() {
        try {
            return Files.readString(logFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path logFile() {
        return Path.of("target", "it", name + "-" + starts + ".log");
    }

    /** What its management port tells, of which each line has a name and a value. */
    public String metrics() {
        return process.metrics();
    }

    public void stop() {
        process.stop();
    }

    /** An address of the server. */
    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** A request of the first admin. */
    public Request request(String method, String path) {
        return firstAdmin.request(method, path);
    }
}
