package io.entitytokens.it.cluster;

import io.entitytokens.it.support.TestRealm;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** Entities and tokens that are made and counted in the database, past the nodes. */
final class ManyRows {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private ManyRows() {}

    static void run(String... statements) throws SQLException {
        try (Connection connection = Cluster.postgres().connect(Cluster.DATABASE);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static long number(String sql) {
        return Cluster.postgres().number(Cluster.DATABASE, sql);
    }

    /** Rows as if they had been made one by one, of a realm whose id is its name. */
    static void fill(String realm, int entities, int tokens) throws SQLException {
        run(
                """
                insert into et_entity (id, realm_id, name, name_key, search, enabled,
                    created_timestamp, updated_timestamp, version, token_count)
                  select '%1$s-' || i, '%1$s', 'e' || i, convert_to('e' || i, 'UTF8'), 'e' || i, true,
                    1, 1, 0, 0
                  from generate_series(1, %2$d) i"""
                        .formatted(realm, entities),
                """
                insert into et_token (id, entity_id, realm_id, name, name_key, search, hash_scheme,
                    hash, can_read, can_write, can_delete, enabled, created_timestamp,
                    updated_timestamp, version)
                  select lpad('%1$s' || i, 22, '0'), '%1$s-' || 1 + i %% %2$d, '%1$s', 'n' || i,
                    convert_to('n' || i, 'UTF8'), 'n' || i, 'sha256', '\\x00', true, false, false,
                    true, 1, 1, 0
                  from generate_series(1, %3$d) i"""
                        .formatted(realm, entities, tokens),
                """
                insert into et_token_use
                    (token_id, entity_id, realm_id, last_used_timestamp, use_count)
                  select id, entity_id, realm_id, 0, 0 from et_token where realm_id = '%s'"""
                        .formatted(realm),
                "analyze et_entity, et_token, et_token_use");
    }

    static void awaitNoRows(String realm) {
        for (String table : List.of("et_entity", "et_token")) {
            String some = "select 1 from " + table + " where realm_id = '" + realm + "' limit 1";
            TestRealm.await(
                    () -> number("select count(*) from (" + some + ")"),
                    left -> left == 0,
                    LONGEST);
        }
    }
}
