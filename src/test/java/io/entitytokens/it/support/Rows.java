package io.entitytokens.it.support;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Predicate;

/**
 * What stands in a database, as text: a line for each row, with its table's name in small letters.
 */
final class Rows {

    private Rows() {}

    /**
     * @param wanted says by its name whether a table is wanted
     */
    static String dump(Database database, Predicate<String> wanted) {
        try (Connection connection = database.connect()) {
            StringBuilder dump = new StringBuilder();
            for (String table : tables(connection)) {
                if (wanted.test(table)) {
                    append(connection, table, dump);
                }
            }
            return dump.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows =
                connection
                        .getMetaData()
                        .getTables(
                                connection.getCatalog(),
                                connection.getSchema(),
                                null,
                                new String[] {"TABLE"})) {
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME"));
            }
        }
        return tables;
    }

    private static void append(Connection connection, String table, StringBuilder dump)
            throws SQLException {
        String quote = connection.getMetaData().getIdentifierQuoteString();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + quote + table + quote)) {
            while (rows.next()) {
                StringJoiner row =
                        new StringJoiner(",", table.toLowerCase(Locale.ROOT) + " (", ")\n");
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                dump.append(row);
            }
        }
    }
}
