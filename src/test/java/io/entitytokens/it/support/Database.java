package io.entitytokens.it.support;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What stands in the database of the server under test. */
final class Database {

    static final String H2_USER = "sa";
    static final String H2_PASSWORD = "only-for-this-run";

    private static final int DOTALL_MULTILINE = Pattern.DOTALL | Pattern.MULTILINE;

    private final Supplier<String> dump;

    private Database(Supplier<String> dump) {
        this.dump = dump;
    }

    String dump() {
        return dump.get();
    }

    /** The part of a dump that comes from our tables. */
    static String ours(String dump) {
        Pattern insert =
                Pattern.compile("INSERT INTO \"PUBLIC\".\"ET_.*?;\n|^et_.*?\n", DOTALL_MULTILINE);
        return insert.matcher(dump).results().map(MatchResult::group).collect(joining());
    }

    /** H2 by its own tool, from the server's libraries, so that the versions fit. */
    static Database h2(String url, Path libraries) {
        return new Database(
                () -> {
                    Path script = libraries.resolveSibling("dump.sql");
                    Processes.run(
                            List.of(
                                    "java",
                                    "-cp",
                                    h2Jar(libraries).toString(),
                                    "org.h2.tools.Script",
                                    "-url",
                                    url,
                                    "-user",
                                    H2_USER,
                                    "-password",
                                    H2_PASSWORD,
                                    "-script",
                                    script.toString()));
                    try {
                        return Files.readString(script);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static Path h2Jar(Path libraries) {
        try (Stream<Path> jars = Files.list(libraries)) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith("com.h2database.h2-"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Database postgres(String url) {
        return new Database(
                () -> {
                    try (Connection connection =
                            DriverManager.getConnection(url, "postgres", "postgres")) {
                        StringBuilder dump = new StringBuilder();
                        for (String table : tables(connection)) {
                            read(connection, "select t::text from \"" + table + "\" t")
                                    .forEach(
                                            row ->
                                                    dump.append(table)
                                                            .append(' ')
                                                            .append(row)
                                                            .append('\n'));
                        }
                        return dump.toString();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private static List<String> tables(Connection connection) throws SQLException {
        return read(
                connection,
                "select table_name from information_schema.tables where table_schema = 'public'");
    }

    private static List<String> read(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
