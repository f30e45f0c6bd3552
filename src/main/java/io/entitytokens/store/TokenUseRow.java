package io.entitytokens.store;

import io.entitytokens.token.EntityToken;
import io.entitytokens.token.TokenId;
import io.entitytokens.token.TokenUse;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;

/**
 * A row of ET_TOKEN_USE: apart from the token, so that a stamp never touches, locks or versions the
 * token itself. It is made with the token, so that a stamp is always a plain update.
 */
@jakarta.persistence.Entity(name = "EntityTokensUse")
@Table(name = "ET_TOKEN_USE")
class TokenUseRow {

    /** Not null: where that stands in an index is up to the database. */
    private static final long NEVER = 0;

    @Id
    @Column(name = "TOKEN_ID")
    private String tokenId;

    @Column(name = "ENTITY_ID")
    private String entityId;

    /** Or {@link #NEVER}. */
    @Column(name = "LAST_USED_TIMESTAMP")
    private long lastUsed = NEVER;

    @Column(name = "LAST_IP")
    private String lastIp;

    @Column(name = "LAST_DOOR")
    private String lastDoor;

    @Column(name = "LAST_READ_TIMESTAMP")
    private Long lastRead;

    @Column(name = "LAST_WRITE_TIMESTAMP")
    private Long lastWrite;

    @Column(name = "LAST_DELETE_TIMESTAMP")
    private Long lastDelete;

    @Column(name = "USE_COUNT")
    private long count;

    protected TokenUseRow() {}

    TokenUseRow(EntityToken token) {
        tokenId = token.id().value();
        entityId = token.entityId();
    }

    Optional<TokenUse> toModel() {
        if (lastUsed == NEVER) {
            return Optional.empty();
        }
        return Optional.of(
                new TokenUse(
                        new TokenId(tokenId),
                        lastUsed,
                        lastIp,
                        lastDoor,
                        lastRead,
                        lastWrite,
                        lastDelete,
                        count));
    }
}
