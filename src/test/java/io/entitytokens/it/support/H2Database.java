package io.entitytokens.it.support;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** H2 in a file, with Keycloak in development mode, as in the quickstart. */
final class H2Database implements Database {

    static final String USER = "sa";
    static final String PASSWORD = "only-for-this-run";

    private final String url;

    H2Database(Path home) {
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
}
