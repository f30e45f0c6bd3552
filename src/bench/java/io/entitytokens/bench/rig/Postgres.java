package io.entitytokens.bench.rig;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A PostgreSQL with a database for each server. It ends with this JVM. */
public final class Postgres {

    /** A statement in its log. Statements that only begin or end a transaction do not count. */
    private static final Pattern STATEMENT =
            Pattern.compile(
                    "LOG: +(statement|execute [^:]*): (?!BEGIN|COMMIT|ROLLBACK|SET |SHOW )");

    private final EmbeddedPostgres postgres;
    private final Path data;
    private final long pid;

    private Postgres(EmbeddedPostgres postgres) {
        this.postgres = postgres;
        this.data = Path.of(ask("postgres", "show data_directory"));
        try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
            this.pid = Long.parseLong(lines.findFirst().orElseThrow().strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Postgres start() {
        try {
            // Memory as on a machine of its own, and a log file to count statements in.
            return new Postgres(
                    EmbeddedPostgres.builder()
                            .setServerConfig("shared_buffers", "512MB")
                            .setServerConfig("max_connections", "500")
                            .setServerConfig("max_wal_size", "4GB")
                            .setServerConfig("logging_collector", "on")
                            .setServerConfig("log_directory", "log")
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates a database and returns its JDBC URL. */
    public String create(String database) {
        run("postgres", "create database " + database);
        return url(database);
    }

    public String url(String database) {
        return postgres.getJdbcUrl("postgres", database);
    }

    public Connection connect(String database) {
        try {
            return DriverManager.getConnection(url(database));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void run(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Returns the first column of the first row. */
    public String ask(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Milliseconds of processor time that it has used so far. */
    double cpuMillis() {
        return Cpu.millis(pid);
    }

    /** Counts the statements that servers send while something runs. */
    long statementsDuring(Runnable something) {
        log("all");
        long before = statements();
        something.run();
        long after = statements();
        log("none");
        return after - before;
    }

    private void log(String which) {
        run("postgres", "alter system set log_statement = '" + which + "'");
        run("postgres", "select pg_reload_conf()");
        // Each session reads the new setting before its next statement.
    }

    private long statements() {
        try (Stream<Path> logs = Files.list(data.resolve("log"))) {
            long statements = 0;
            for (Path log : logs.toList()) {
                try (Stream<String> lines = Files.lines(log)) {
                    statements += lines.filter(line -> STATEMENT.matcher(line).find()).count();
                }
            }
            return statements;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
