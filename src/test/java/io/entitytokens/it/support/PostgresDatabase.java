package io.entitytokens.it.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;

/** PostgreSQL from Maven Central. */
final class PostgresDatabase extends ProductionDatabase {

    private static final String USER = "postgres";

    /** Closed by its own shutdown hook. */
    PostgresDatabase() throws IOException {
        super(
                "postgres",
                EmbeddedPostgres.builder().start().getJdbcUrl(USER, "postgres"),
                USER,
                "postgres");
    }
}
