package io.entitytokens.jpa;

import io.entitytokens.token.TokenUse;
import io.entitytokens.token.format.TokenId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A row of ET_SECRET_USE: when one secret of a token that was rotated has been used. */
@Entity(name = "EntityTokensSecretUse")
@Table(name = "ET_SECRET_USE")
@IdClass(SecretKey.class)
class SecretUseRow {

    @Id
    @Column(name = "TOKEN_ID")
    private String tokenId;

    @Id
    @Column(name = "GENERATION")
    private long generation;

    @Column(name = "FIRST_USED_TIMESTAMP")
    private Long firstUsed;

    @Column(name = "LAST_USED_TIMESTAMP")
    private Long lastUsed;

    @Column(name = "LAST_IP")
    private String lastIp;

    protected SecretUseRow() {}

    SecretUseRow(TokenId id, int generation) {
        this.tokenId = id.value();
        this.generation = generation;
    }

    String tokenId() {
        return tokenId;
    }

    long generation() {
        return generation;
    }

    Long firstUsed() {
        return firstUsed;
    }

    Long lastUsed() {
        return lastUsed;
    }

    String lastIp() {
        return lastIp;
    }

    /** Newer stamps win: uses on several nodes may arrive in any order. */
    void add(Long first, Long last, String ip) {
        if (first != null && (firstUsed == null || first < firstUsed)) {
            firstUsed = first;
        }
        if (last != null && (lastUsed == null || last >= lastUsed)) {
            lastUsed = last;
            lastIp = ip;
        }
    }

    /** Of what a rotation made, the first use is noted apart: something may follow from it. */
    void add(TokenUse use) {
        add(generation == 1 ? use.first() : null, use.timestamp(), use.ip());
    }
}
