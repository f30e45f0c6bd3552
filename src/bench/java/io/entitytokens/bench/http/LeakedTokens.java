package io.entitytokens.bench.http;

import io.entitytokens.bench.rig.BenchRealm;
import io.entitytokens.bench.rig.FreshToken;
import io.entitytokens.bench.rig.Postgres;
import io.entitytokens.bench.rig.TokenRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tokens that somebody finds: a half of them are good, and the others are made up. */
final class LeakedTokens {

    /** As many as a call may bring. */
    private static final int TOKENS = 1_000;

    private static final int GOOD = TOKENS / 2;

    private final Postgres postgres;
    private final String database;
    private final String realmId;
    private final String entityId;

    LeakedTokens(Postgres postgres, String database, BenchRealm realm) {
        this.postgres = postgres;
        this.database = database;
        realmId = realm.id();
        entityId = realm.entity("leaked");
    }

    /** Makes tokens for so many calls, of which none comes twice, and removes those before. */
    List<List<String>> find(int calls) {
        postgres.run(database, "delete from et_token where entity_id = '" + entityId + "'");
        List<List<String>> found = new ArrayList<>();
        try (Connection connection = postgres.connect(database)) {
            TokenRows rows = new TokenRows(connection, realmId);
            for (int call = 0; call < calls; call++) {
                found.add(ofCall(call, rows));
            }
            rows.end();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        postgres.run(
                database,
                "insert into et_token_use (token_id, entity_id, realm_id, last_used_timestamp,"
                        + " use_count) select id, entity_id, realm_id, 0, 0 from et_token"
                        + " where entity_id = '"
                        + entityId
                        + "'");
        return found;
    }

    private List<String> ofCall(int call, TokenRows rows) throws SQLException {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < GOOD; i++) {
            String name = "leaked " + call + " " + i;
            tokens.add(rows.add(entityId, name, System.currentTimeMillis(), null).secret());
            tokens.add(FreshToken.make().secret());
        }
        Collections.shuffle(tokens);
        return tokens;
    }

    /** Throws unless all good tokens of so many calls have been switched off. */
    void requireDisabled(int calls) {
        String disabled =
                postgres.ask(
                        database,
                        "select count(*) from et_token where disabled_reason = 'leaked'"
                                + " and not enabled and entity_id = '"
                                + entityId
                                + "'");
        if (!disabled.equals(Integer.toString(calls * GOOD))) {
            throw new IllegalStateException(
                    calls + " calls have switched off " + disabled + " tokens");
        }
    }
}
