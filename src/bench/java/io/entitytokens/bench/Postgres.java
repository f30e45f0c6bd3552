package io.entitytokens.bench;

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

/** A real PostgreSQL, with a database for each server; ends with this JVM. */
final class Postgres {

    /** A statement in its log; what only frames transactions does not count. */
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

    static Postgres start() {
        try {
            // Memory as for a server of its own, and a log that can be read.
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

    /** Makes a database, and gives its address. */
    String create(String database) {
        run("postgres", "create database " + database);
        return url(database);
    }

    String url(String database) {
        return postgres.getJdbcUrl("postgres", database);
    }

    Connection connect(String database) {
        try {
            return DriverManager.getConnection(url(database));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void run(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first value of the first row. */
    String ask(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Milliseconds of processor time so far. */
    double cpuMillis() {
        return Cpu.millis(pid);
    }

    /** How many statements servers send while something happens. */
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
        // Each session takes notice of it before its next statement.
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
