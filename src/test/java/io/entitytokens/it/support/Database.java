package io.entitytokens.it.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A database for a Keycloak: started empty, and ended with this JVM at the latest. */
public interface Database {

    /**
     * @param kind as in {@code -Dkeycloak.db}
     * @param home of the distribution that will use it
     */
    static Database start(String kind, Path home) throws IOException {
        return switch (kind) {
            case "h2" -> new H2Database(home);
            case "postgres" -> new PostgresDatabase();
            case "mariadb" -> new MariadbDatabase("127.0.0.1");
            default ->
                    throw new IllegalArgumentException(
                            "-Dkeycloak.db=h2|postgres|mariadb, not " + kind);
        };
    }

    /** The arguments of {@code kc.sh} with which Keycloak uses it, the command first. */
    List<String> arguments();

    Connection connect() throws SQLException;

    /** Every row of every table, as text. */
    default String dump() {
        return Rows.dump(this, table -> true);
    }

    /** Every row of our own tables, as text. */
    default String ours() {
        return Rows.dump(this, table -> table.toLowerCase(Locale.ROOT).startsWith("et_"));
    }

    /** Removes our tables, by the statements that the README has for it. */
    default void dropOurs() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            List<String> drops = statements(Files.readString(Path.of("README.md")));
            assertThat(drops).hasSize(11);
            for (String drop : drops) {
                statement.execute(drop);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> statements(String readme) {
        return Pattern.compile("DROP TABLE \\w+;")
                .matcher(readme.replaceAll("\\s+", " "))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
