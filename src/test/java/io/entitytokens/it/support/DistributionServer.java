package io.entitytokens.it.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The distribution from Maven Central: with H2 in development mode, as in the quickstart; with
 * PostgreSQL in production mode, as in an installation.
 */
final class DistributionServer extends Server {

    private final Path home = Path.of(System.getProperty("keycloak.home"));
    private final Path log = home.resolveSibling("keycloak.log");
    private final URI base;
    private final URI management;
    private final Database database;

    DistributionServer() {
        int port = KeycloakProcess.freePort();
        int managementPort = KeycloakProcess.freePort();
        base = URI.create("http://127.0.0.1:" + port);
        management = URI.create("http://127.0.0.1:" + managementPort);
        delete(home.resolve("data"));
        List<String> arguments = new ArrayList<>();
        database = startDatabase(arguments);
        arguments.add("--http-host=127.0.0.1");
        arguments.add("--http-port=" + port);
        arguments.add("--metrics-enabled=true");
        arguments.add("--log-level=" + LOG_LEVEL);
        arguments.add(FLUSH_OPTION);
        arguments.add(CLEAN_UP_OPTION);
        KeycloakProcess.install(home, jar());
        KeycloakProcess.start(
                        home,
                        Map.of(
                                "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
                                "KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD),
                        log,
                        managementPort,
                        arguments)
                .awaitReady();
    }

    private Database startDatabase(List<String> arguments) {
        String kind = System.getProperty("keycloak.db", "h2");
        if (kind.equals("postgres")) {
            try {
                // Closed by its own shutdown hook.
                EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                String url = postgres.getJdbcUrl("postgres", "postgres");
                arguments.addAll(
                        List.of(
                                "start",
                                "--db=postgres",
                                "--db-url=" + url,
                                "--db-username=postgres",
                                "--db-password=postgres",
                                "--http-enabled=true",
                                "--hostname-strict=false"));
                return Database.postgres(url);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (!kind.equals("h2")) {
            throw new IllegalArgumentException("-Dkeycloak.db=h2|postgres, not " + kind);
        }
        // AUTO_SERVER lets the leak test read the tables while Keycloak runs.
        String url =
                "jdbc:h2:file:"
                        + home.resolve("data/h2/keycloakdb")
                        + ";NON_KEYWORDS=VALUE;AUTO_SERVER=TRUE";
        arguments.addAll(
                List.of(
                        "start-dev",
                        "--db-url=" + url,
                        "--db-username=" + Database.H2_USER,
                        "--db-password=" + Database.H2_PASSWORD));
        return Database.h2(url, home.resolve("lib/lib/main"));
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
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String databaseDump() {
        return database.dump();
    }

    @Override
    public String kcadm(String... arguments) {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/kcadm.sh").toString()));
        command.addAll(List.of(arguments));
        return Processes.run(command);
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
