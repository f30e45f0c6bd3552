package io.entitytokens.it.support;

import io.entitytokens.it.support.Http.Request;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Keycloak of a test's own, that may be started more than once, called by its first admin. */
public final class OwnServer {

    private final Path home;
    private final Path log;
    private final int port = KeycloakProcess.freePort();
    private KeycloakProcess process;

    /**
     * @param directory where a copy of the distribution is put
     * @param name of the log, in {@code target/it}
     */
    public OwnServer(Path directory, String name) {
        home = directory.resolve("keycloak");
        log = Path.of("target", "it", name + ".log");
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
        List<String> arguments = new ArrayList<>(command);
        arguments.add("--http-port=" + port);
        process =
                KeycloakProcess.start(
                        home,
                        Map.of(
                                "KC_BOOTSTRAP_ADMIN_USERNAME", Server.ADMIN,
                                "KC_BOOTSTRAP_ADMIN_PASSWORD", Server.ADMIN_PASSWORD),
                        log,
                        KeycloakProcess.freePort(),
                        arguments);
        process.awaitReady();
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
        return Caller.masterAdmin(at("")).request(method, path);
    }
}
