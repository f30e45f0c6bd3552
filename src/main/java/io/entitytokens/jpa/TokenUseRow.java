package io.entitytokens.jpa;

import io.entitytokens.token.EntityToken;
import io.entitytokens.token.TokenUse;
import io.entitytokens.token.format.TokenId;
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

    @Id
    @Column(name = "TOKEN_ID")
    private String tokenId;

    @Column(name = "ENTITY_ID", updatable = false)
    private String entityId;

    @Column(name = "REALM_ID", updatable = false)
    private String realmId;

    /** Null if never, or before this was kept. */
    @Column(name = "FIRST_USED_TIMESTAMP")
    private Long firstUsed;

    /** 0 if never, not null: where that stands in an index is up to the database. */
    @Column(name = "LAST_USED_TIMESTAMP")
    private long lastUsed;

    @Column(name = "LAST_IP")
    private String lastIp;

    @Column(name = "LAST_ENDPOINT")
    private String lastEndpoint;

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
        realmId = token.realmId();
    }

    String tokenId() {
        return tokenId;
    }

    /** Newer stamps win, counts add up: uses on several nodes may arrive in any order. */
    void add(TokenUse use) {
        TokenUse all = toModel().map(before -> before.and(use)).orElse(use);
        firstUsed = all.first();
        lastUsed = all.timestamp();
        lastIp = all.ip();
        lastEndpoint = all.endpoint();
        lastRead = all.lastRead();
        lastWrite = all.lastWrite();
        lastDelete = all.lastDelete();
        count = all.count();
    }

    Optional<TokenUse> toModel() {
        if (lastUsed == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new TokenUse(
                        new TokenId(tokenId),
                        1,
                        firstUsed,
                        lastUsed,
                        lastIp,
                        lastEndpoint,
                        lastRead,
                        lastWrite,
                        lastDelete,
                        count));
    }
}
