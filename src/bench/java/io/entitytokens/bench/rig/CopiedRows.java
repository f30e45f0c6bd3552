package io.entitytokens.bench.rig;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows for a table by PostgreSQL's COPY, which is the fastest way in. */
public final class CopiedRows {

    /** A column without a value. */
    public static final String NULL = "\\N";

    private final CopyIn copy;

    public CopiedRows(Connection connection, String table, String columns) throws SQLException {
        copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table + " (" + columns + ") from stdin");
    }

    /** The value of a column of bytes: a text in UTF-8. */
    public static String bytes(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String bytes(byte[] value) {
        return "\\\\x" + HexFormat.of().formatHex(value);
    }

    public void add(Object... values) throws SQLException {
        StringBuilder line = new StringBuilder();
        for (Object value : values) {
            line.append(line.isEmpty() ? "" : "\t").append(value);
        }
        byte[] bytes = line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
    }

    /** Nobody sees the rows before. */
    public void end() throws SQLException {
        copy.endCopy();
    }
}
