package io.entitytokens.bench.rig;

import io.entitytokens.token.format.TokenHash;
import java.sql.Connection;
import java.sql.SQLException;

/** Adds tokens to their table, as if admins had created them one by one. */
public final class TokenRows {

    private final CopiedRows rows;
    private final String realmId;

    public TokenRows(Connection connection, String realmId) throws SQLException {
        this.realmId = realmId;
        rows =
                new CopiedRows(
                        connection,
                        "et_token",
                        "id, entity_id, realm_id, name, name_key, search, hash_scheme, hash,"
                                + " can_read, can_write, can_delete, enabled, expires_timestamp,"
                                + " created_timestamp, created_by, updated_timestamp, version");
    }

    /**
     * Makes a token by the product's own code, and adds it. It may read.
     *
     * @param created epoch milliseconds
     * @param expires epoch milliseconds, or null for never
     */
    public FreshToken add(String entityId, String name, long created, Long expires)
            throws SQLException {
        FreshToken token = FreshToken.make();
        rows.add(
                token.id(),
                entityId,
                realmId,
                name,
                CopiedRows.bytes(name),
                name,
                TokenHash.SHA_256,
                CopiedRows.bytes(token.hash().digest()),
                "t",
                "f",
                "f",
                "t",
                expires == null ? CopiedRows.NULL : expires,
                created,
                "admin",
                created,
                0);
        return token;
    }

    /** Nobody sees the tokens before. */
    public void end() throws SQLException {
        rows.end();
    }
}
