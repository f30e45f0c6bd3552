package io.entitytokens.it.install;

import static io.entitytokens.it.install.EarlierTables.CLIENT_ID;
import static io.entitytokens.it.install.EarlierTables.CREATED;
import static io.entitytokens.it.install.EarlierTables.CUSTOMER;
import static io.entitytokens.it.install.EarlierTables.END;
import static io.entitytokens.it.install.EarlierTables.ID;
import static io.entitytokens.it.install.EarlierTables.INVOICE;
import static io.entitytokens.it.install.EarlierTables.IP;
import static io.entitytokens.it.install.EarlierTables.ISSUING_CLIENT_ID;
import static io.entitytokens.it.install.EarlierTables.NAME;
import static io.entitytokens.it.install.EarlierTables.ORDER;
import static io.entitytokens.it.install.EarlierTables.REALM_ID;
import static io.entitytokens.it.install.EarlierTables.ROTATED;
import static io.entitytokens.it.install.EarlierTables.USED;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What somebody kept in the tables of an earlier release.
 *
 * @param counting whether they are of 0.2.0 or later, which counts tokens and knows its issuing
 *     clients
 * @param rotating whether they are of 0.3.0 or later, which rotates secrets and has rules
 */
record EarlierRows(Connection connection, boolean counting, boolean rotating) {

    private static final byte[] HASH =
            HexFormat.of()
                    .parseHex("b4616b3f34ab60dcbfde0c23e1d750f577d976067372209569a69baaa826f32b");

    void fill() throws SQLException {
        entity(INVOICE, "invoice", "Rechnung 🧾", true, 2);
        entity(ORDER, "order", null, true, 0);
        entity(CUSTOMER, "customer", "Ａ", false, 1);
        insert("ET_ENTITY_AUDIENCE", Map.of("ENTITY_ID", INVOICE, "CLIENT_ID", CLIENT_ID));
        token(ID, INVOICE, NAME, 7);
        token(ROTATED, INVOICE, "b", 0);
        token("0000000000000000000002", CUSTOMER, "b", 0);
        insert(
                "ET_EVENT",
                Map.of(
                        "ID",
                        INVOICE,
                        "REALM_ID",
                        REALM_ID,
                        "ENTITY_ID",
                        INVOICE,
                        "CATEGORY",
                        "admin",
                        "KIND",
                        "CREATE",
                        "EVENT_TIMESTAMP",
                        1L,
                        "DETAILS",
                        "{\"admin_username\":\"somebody\"}"));
        if (counting) {
            insert(
                    "ET_REALM",
                    Map.of("REALM_ID", REALM_ID, "ISSUING_CLIENT_ID", ISSUING_CLIENT_ID));
        }
        if (rotating) {
            rotate();
            rule();
        }
    }

    private void rotate() throws SQLException {
        insert(
                "ET_TOKEN_SECRET",
                Map.of(
                        "TOKEN_ID", ROTATED,
                        "GENERATION", 1L,
                        "HASH_SCHEME", "sha256",
                        "HASH", HASH,
                        "CREATED_TIMESTAMP", CREATED,
                        "ENDS_TIMESTAMP", END,
                        "END_CAUSE", "time"));
        for (long generation = 1; generation <= 2; generation++) {
            insert("ET_SECRET_USE", Map.of("TOKEN_ID", ROTATED, "GENERATION", generation));
        }
    }

    private void rule() throws SQLException {
        insert(
                "ET_POLICY",
                Map.of(
                        "ID",
                        "realm " + REALM_ID,
                        "MAX_OVERLAP_MILLIS",
                        172_800_000L,
                        "VERSION",
                        1L));
        insert(
                "ET_POLICY",
                Map.of(
                        "ID",
                        "entity " + INVOICE,
                        "ENTITY_ID",
                        INVOICE,
                        "ON_REUSE",
                        "disable",
                        "SELF_ROTATE",
                        false,
                        "VERSION",
                        4L));
    }

    private void entity(String id, String name, String displayName, boolean enabled, long tokens)
            throws SQLException {
        Map<String, Object> row = new TreeMap<>();
        row.put("ID", id);
        row.put("REALM_ID", REALM_ID);
        row.put("NAME", name);
        row.put("NAME_KEY", name.getBytes(StandardCharsets.UTF_8));
        row.put("SEARCH", displayName == null ? name : name + "\n" + displayName);
        row.put("DISPLAY_NAME", displayName);
        row.put("ENABLED", enabled);
        row.put("CREATED_TIMESTAMP", 1_700_000_000_000L);
        row.put("UPDATED_TIMESTAMP", 1_700_000_000_001L);
        row.put("VERSION", 3L);
        if (counting) {
            row.put("TOKEN_COUNT", tokens);
        }
        insert("ET_ENTITY", row);
    }

    private void token(String id, String entity, String name, long uses) throws SQLException {
        Map<String, Object> row = new TreeMap<>();
        row.put("ID", id);
        row.put("ENTITY_ID", entity);
        row.put("REALM_ID", REALM_ID);
        row.put("NAME", name);
        row.put("NAME_KEY", name.getBytes(StandardCharsets.UTF_8));
        row.put("SEARCH", name);
        row.put("HASH_SCHEME", "sha256");
        row.put("HASH", HASH);
        row.put("CAN_READ", true);
        row.put("CAN_WRITE", false);
        row.put("CAN_DELETE", false);
        row.put("ENABLED", true);
        row.put("CREATED_TIMESTAMP", CREATED);
        row.put("CREATED_BY", "somebody");
        row.put("UPDATED_TIMESTAMP", 1_700_000_000_003L);
        row.put("VERSION", 0L);
        if (rotating && id.equals(ROTATED)) {
            row.put("GENERATION", 2L);
            row.put("SECRET_CREATED_TIMESTAMP", USED);
        }
        insert("ET_TOKEN", row);
        use(id, entity, uses);
    }

    /** Before 0.2.0 a token that was never used had no time of its last use. */
    private void use(String id, String entity, long uses) throws SQLException {
        Long never = counting ? 0L : null;
        Map<String, Object> use = new TreeMap<>();
        use.put("TOKEN_ID", id);
        use.put("ENTITY_ID", entity);
        use.put("USE_COUNT", uses);
        use.put("LAST_USED_TIMESTAMP", uses == 0 ? never : Long.valueOf(USED));
        if (uses > 0) {
            use.put("LAST_READ_TIMESTAMP", USED);
            use.put("LAST_IP", IP);
            use.put(counting ? "LAST_ENDPOINT" : "LAST_DOOR", "forward_auth");
        }
        insert("ET_TOKEN_USE", use);
    }

    private void insert(String table, Map<String, ?> row) throws SQLException {
        List<String> columns = List.copyOf(row.keySet());
        String values = columns.stream().map(c -> "?").collect(Collectors.joining(", "));
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "INSERT INTO %s (%s) VALUES (%s)"
                                .formatted(table, String.join(", ", columns), values))) {
            for (int i = 0; i < columns.size(); i++) {
                statement.setObject(i + 1, row.get(columns.get(i)));
            }
            statement.executeUpdate();
        }
    }
}
