package io.entitytokens.it.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** PostgreSQL from Maven Central, with Keycloak in production mode, as in an installation. */
final class PostgresDatabase implements Database {

    private static final String USER = "postgres";
    private static final String PASSWORD = "postgres";

    private final String url;

    /** Closed by its own shutdown hook. */
    PostgresDatabase() throws IOException {
        url = EmbeddedPostgres.builder().start().getJdbcUrl("postgres", "postgres");
    }

    @Override
    public List<String> arguments() {
        return List.of(
                "start",
                "--db=postgres",
                "--db-url=" + url,
                "--db-username=" + USER,
                "--db-password=" + PASSWORD,
                "--http-enabled=true",
                "--hostname-strict=false");
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, USER, PASSWORD);
    }

    @Override
    public String dump() {
        return Rows.dump(this);
    }
}
