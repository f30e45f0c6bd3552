package io.entitytokens.bench.rig;

import io.entitytokens.it.support.KeycloakProcess;
import io.entitytokens.it.support.Ports;
import io.entitytokens.it.support.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Keycloak distribution as in production: with provider jars, and built for PostgreSQL. */
public final class Installation {

    public static final Path PRODUCT = Server.jar();
    public static final Path NOTHING = Path.of("target", "bench", "nothing.jar");

    private final String name;
    private final Path home;
    private final Options options;

    private Installation(String name, Options options) {
        this.name = name;
        this.home = Options.DIRECTORY.resolve(name);
        this.options = options;
    }

    public static Installation build(String name, Options options, List<Path> jars) {
        Installation installation = new Installation(name, options);
        KeycloakProcess.copy(Path.of(System.getProperty("keycloak.home")), installation.home);
        jars.forEach(jar -> KeycloakProcess.install(installation.home, jar));
        installation.build();
        return installation;
    }

    private void build() {
        try {
            Path log = Options.DIRECTORY.resolve(name + "-build.log");
            ProcessBuilder builder =
                    new ProcessBuilder(
                                    home.resolve("bin/kc.sh").toString(),
                                    "build",
                                    "--db=postgres",
                                    "--health-enabled=true",
                                    "--metrics-enabled=true")
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile());
            builder.environment().putAll(environment());
            if (builder.start().waitFor() != 0) {
                throw new IllegalStateException(Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> environment() {
        return Map.of(
                "JAVA_HOME", options.java().toString(),
                "KC_BOOTSTRAP_ADMIN_USERNAME", Server.ADMIN,
                "KC_BOOTSTRAP_ADMIN_PASSWORD", Server.ADMIN_PASSWORD);
    }

    /**
     * Starts a server and waits until it is ready.
     *
     * @param server the name of its log
     * @param database JDBC URL of its database
     * @param more further arguments of the command line
     */
    public Keycloak start(String server, String database, String... more) {
        int port = Ports.free();
        Path log = Options.DIRECTORY.resolve(server + ".log");
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "start",
                                "--optimized",
                                "--http-enabled=true",
                                "--http-host=127.0.0.1",
                                "--http-port=" + port,
                                "--hostname-strict=false",
                                "--cache-embedded-network-bind-address=127.0.0.1",
                                "--db-url=" + database,
                                "--db-username=postgres",
                                "--db-password=postgres"));
        arguments.addAll(List.of(more));
        long begin = System.nanoTime();
        KeycloakProcess process =
                KeycloakProcess.start(home, environment(), log, Ports.free(), arguments);
        process.awaitReady();
        return new Keycloak(
                process, port, options.java(), (System.nanoTime() - begin) / 1_000_000.0, log);
    }
}
