package io.entitytokens.it.cluster;

import io.entitytokens.it.support.Ports;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL that can be stopped, and comes back with its data on the same port. */
final class Postgres {

    private static final String USER = "postgres";

    private final Path data;
    private final int port = Ports.free();
    private EmbeddedPostgres running;

    /**
     * Starts it on data of its own.
     *
     * @param data the directory, which is not there yet
     */
    Postgres(Path data) {
        this.data = data;
        start();
    }

    /** Starts it, unless it runs. */
    synchronized void start() {
        if (running != null) {
            return;
        }
        try {
            running =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(data)
                            .setCleanDataDirectory(false)
                            .setPort(port)
                            .setServerConfig("synchronous_commit", "on")
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it at once, whoever is connected. */
    synchronized void stop() {
        try {
            running.close();
            running = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connections to a database that are there now never hear anything again, until they thaw. */
    List<Long> freeze(String database) {
        List<Long> processes = new ArrayList<>();
        try (Connection connection = running.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select pid from pg_stat_activity where datname = '"
                                        + database
                                        + "'")) {
            while (rows.next()) {
                processes.add(rows.getLong(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        signal("STOP", processes);
        return processes;
    }

    void thaw(List<Long> frozen) {
        signal("CONT", frozen);
    }

    private static void signal(String name, List<Long> processes) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(process.toString()));
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes an empty database. */
    void create(String database) {
        execute("create database " + database);
    }

    /** From now on transactions may only read, as at a replica; or may write again. */
    void setReadOnly(boolean readOnly) {
        execute("alter system set default_transaction_read_only = " + (readOnly ? "on" : "off"));
        execute("select pg_reload_conf()");
    }

    private void execute(String sql) {
        try (Connection connection = running.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER;
    }

    Connection connect(String database) throws SQLException {
        return running.getDatabase(USER, database).getConnection();
    }

    /** The one number that a query finds. */
    long number(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
