package io.entitytokens.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** H2 in a file, with Keycloak in development mode, as in the quickstart. */
final class H2Database implements Database {

    static final String USER = "sa";
    static final String PASSWORD = "only-for-this-run";

    private final Path libraries;
    private final String url;

    H2Database(Path home) {
        libraries = home.resolve("lib/lib/main");
        // AUTO_SERVER lets tests read the tables while Keycloak runs. By default, H2 gives up on a
        // lock after two seconds, and a busy machine may need more.
        url =
                "jdbc:h2:file:"
                        + home.resolve("data/h2/keycloakdb")
                        + ";NON_KEYWORDS=VALUE;AUTO_SERVER=TRUE;LOCK_TIMEOUT=20000";
    }

    @Override
    public List<String> arguments() {
        return List.of(
                "start-dev",
                "--db-url=" + url,
                "--db-username=" + USER,
                "--db-password=" + PASSWORD);
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, USER, PASSWORD);
    }

    /** By H2's own tool, from the server's libraries, so that the versions fit. */
    @Override
    public String dump() {
        Path script = libraries.resolveSibling("dump.sql");
        Processes.run(
                List.of(
                        "java",
                        "-cp",
                        jar().toString(),
                        "org.h2.tools.Script",
                        "-url",
                        url,
                        "-user",
                        USER,
                        "-password",
                        PASSWORD,
                        "-script",
                        script.toString()));
        try {
            return Files.readString(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path jar() {
        try (Stream<Path> jars = Files.list(libraries)) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith("com.h2database.h2-"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
