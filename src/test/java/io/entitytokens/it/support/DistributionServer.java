package io.entitytokens.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The distribution from Maven Central, on the database of {@code -Dkeycloak.db}. */
final class DistributionServer extends Server {

    /**
     * As long as a run takes, and with all of its realms, the usual heap is collected all the time.
     */
    private static final Map<String, String> HEAP = Map.of("JAVA_OPTS_KC_HEAP", "-Xms512m -Xmx1g");

    private final Path home = Path.of(System.getProperty("keycloak.home"));
    private final Path log = home.resolveSibling("keycloak.log");
    private final URI base;
    private final URI management;
    private final Database database;

    DistributionServer() {
        int port = Ports.free();
        int managementPort = Ports.free();
        base = URI.create("http://127.0.0.1:" + port);
        management = URI.create("http://127.0.0.1:" + managementPort);
        Directories.delete(home.resolve("data"));
        database = startDatabase();
        List<String> arguments = new ArrayList<>(database.arguments());
        arguments.add("--http-host=127.0.0.1");
        arguments.add("--http-port=" + port);
        arguments.add("--metrics-enabled=true");
        arguments.add("--log-level=" + LOG_LEVEL);
        arguments.add(FLUSH_OPTION);
        arguments.add(CLEAN_UP_OPTION);
        synchronized (KeycloakProcess.DISTRIBUTION) {
            KeycloakProcess.install(home, jar());
            Map<String, String> environment = new HashMap<>(ENVIRONMENT);
            environment.putAll(HEAP);
            KeycloakProcess.start(home, environment, log, managementPort, arguments).awaitReady();
        }
    }

    private Database startDatabase() {
        try {
            return Database.start(System.getProperty("keycloak.db", "h2"), home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public URI base() {
        return base;
    }

    @Override
    public URI management() {
        return management;
    }

    @Override
    public String log() {
        try {
            // With Hibernate at DEBUG it has more than a gigabyte: in UTF-8, it would be too long
            // for a string.
            return Files.readString(log, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Connection connect() throws SQLException {
        return database.connect();
    }

    @Override
    public String databaseDump() {
        return database.dump();
    }

    @Override
    public String ownRows() {
        return database.ours();
    }

    @Override
    public String kcadm(String... arguments) {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/kcadm.sh").toString()));
        command.addAll(List.of(arguments));
        return Processes.run(command, KCADM);
    }
}
