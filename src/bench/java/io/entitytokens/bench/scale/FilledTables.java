package io.entitytokens.bench.scale;

import io.entitytokens.bench.rig.CopiedRows;
import io.entitytokens.bench.rig.FreshToken;
import io.entitytokens.bench.rig.Postgres;
import io.entitytokens.bench.rig.TokenFile;
import io.entitytokens.bench.rig.TokenRows;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * Fills the tables with entities and tokens, as if admins had created them one by one. The
 * product's own code makes each token. One entity has a third of them, and each token has been used
 * once.
 */
final class FilledTables {

    static final int ENTITIES = 1_000;

    private static final int SHARE_OF_BIG_ENTITY = 3;
    private static final long YEAR_MILLIS = 365L * 24 * 60 * 60 * 1000;

    private final Postgres postgres;
    private final String database;
    private final String realmId;
    private final Random random = new Random(1);
    private final long now = System.currentTimeMillis();
    private final List<String> entities = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    FilledTables(Postgres postgres, String database, String realmId) {
        this.postgres = postgres;
        this.database = database;
        this.realmId = realmId;
    }

    /**
     * What the tables contain now.
     *
     * @param bigEntityId the entity that has a third of all tokens
     * @param all a file with every token
     * @param some a file with some tokens, picked at random
     */
    record Filled(String bigEntityId, Path all, Path some) {}

    Filled fill(int tokens, int some) {
        try (Connection connection = postgres.connect(database)) {
            copyEntities(connection);
            copyTokens(connection, tokens);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        postgres.run(
                database,
                "insert into et_token_use (token_id, entity_id, realm_id, last_used_timestamp,"
                        + " last_ip, last_endpoint, last_read_timestamp, use_count) select id,"
                        + " entity_id, realm_id, created_timestamp + 1, '192.0.2.1', 'forward_auth',"
                        + " created_timestamp + 1, 1 from et_token");
        for (String table : List.of("et_entity", "et_token", "et_token_use")) {
            postgres.run(database, "vacuum analyze " + table);
        }
        postgres.run(database, "checkpoint");
        Path all = TokenFile.write(database, lines.stream());
        Collections.shuffle(lines, random);
        return new Filled(
                entities.get(0),
                all,
                TokenFile.write(database + "-some", lines.stream().limit(some)));
    }

    private void copyEntities(Connection connection) throws SQLException {
        CopiedRows rows =
                new CopiedRows(
                        connection,
                        "et_entity",
                        "id, realm_id, name, name_key, search, display_name, enabled,"
                                + " created_timestamp, updated_timestamp, version");
        for (int i = 0; i < ENTITIES; i++) {
            String id = UUID.randomUUID().toString();
            entities.add(id);
            String display = "Records of kind " + i;
            rows.add(
                    id,
                    realmId,
                    name(i),
                    CopiedRows.bytes(name(i)),
                    name(i) + "\\n" + display.toLowerCase(Locale.ROOT),
                    display,
                    "t",
                    now,
                    now,
                    0);
        }
        rows.end();
    }

    private void copyTokens(Connection connection, int tokens) throws SQLException {
        TokenRows rows = new TokenRows(connection, realmId);
        for (int i = 0; i < tokens; i++) {
            int entity = i % SHARE_OF_BIG_ENTITY == 0 ? 0 : 1 + random.nextInt(ENTITIES - 1);
            long created = now - withinAYear();
            Long expires = i % 2 == 0 ? null : Long.valueOf(now + withinAYear());
            FreshToken token = rows.add(entities.get(entity), "integration " + i, created, expires);
            lines.add(token.secret() + " " + name(entity));
        }
        rows.end();
    }

    private long withinAYear() {
        return (long) (random.nextDouble() * YEAR_MILLIS);
    }

    /** Names have the same length, because {@code ask.lua} wants lines of one length. */
    private static String name(int entity) {
        return "records-" + (ENTITIES + entity);
    }
}
