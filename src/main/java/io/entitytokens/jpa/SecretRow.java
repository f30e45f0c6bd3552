package io.entitytokens.jpa;

import io.entitytokens.token.format.TokenHash;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.secret.Secret;
import io.entitytokens.token.secret.SecretEnd;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A row of ET_TOKEN_SECRET: a secret that was replaced. */
@Entity(name = "EntityTokensSecret")
@Table(name = "ET_TOKEN_SECRET")
@IdClass(SecretKey.class)
class SecretRow {

    @Id
    @Column(name = "TOKEN_ID")
    private String tokenId;

    @Id
    @Column(name = "GENERATION")
    private long generation;

    @Column(name = "HASH_SCHEME")
    private String hashScheme;

    @Column(name = "HASH")
    private byte[] hash;

    @Column(name = "CREATED_TIMESTAMP")
    private long createdTimestamp;

    @Column(name = "ENDS_TIMESTAMP")
    private long endsTimestamp;

    @Column(name = "END_CAUSE")
    private String endCause;

    protected SecretRow() {}

    SecretRow(TokenId id, Secret secret) {
        tokenId = id.value();
        generation = secret.generation();
        hashScheme = secret.hash().scheme();
        hash = secret.hash().digest();
        createdTimestamp = secret.createdTimestamp();
        end(secret.end());
    }

    void end(SecretEnd end) {
        endsTimestamp = end.timestamp();
        endCause = end.cause().value();
    }

    long generation() {
        return generation;
    }

    SecretKey key() {
        return new SecretKey(tokenId, generation);
    }

    /**
     * @param used whether it is known to have been accepted
     */
    Secret toModel(boolean used) {
        return new Secret(
                (int) generation,
                new TokenHash(hashScheme, hash),
                createdTimestamp,
                used,
                new SecretEnd(endsTimestamp, SecretEnd.Cause.of(endCause)));
    }
}
