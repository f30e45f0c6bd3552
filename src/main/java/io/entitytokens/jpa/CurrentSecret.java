package io.entitytokens.jpa;

import io.entitytokens.token.format.TokenHash;
import io.entitytokens.token.secret.Secret;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.util.Optional;

/** The columns of ET_TOKEN that tell its current secret. Older ones have rows of their own. */
@Embeddable
class CurrentSecret {

    @Column(name = "HASH_SCHEME")
    private String hashScheme;

    @Column(name = "HASH")
    private byte[] hash;

    @Column(name = "GENERATION")
    private long generation = 1;

    /** Null if it was made with the token. */
    @Column(name = "SECRET_CREATED_TIMESTAMP")
    private Long createdTimestamp;

    @Column(name = "SETTLE_MILLIS")
    private Long settleMillis;

    protected CurrentSecret() {}

    CurrentSecret(TokenHash first) {
        hashScheme = first.scheme();
        hash = first.digest();
    }

    /**
     * @param settle how long after its first use all others end; null if they do not
     */
    CurrentSecret(Secret secret, Duration settle) {
        this(secret.hash());
        generation = secret.generation();
        createdTimestamp = secret.createdTimestamp();
        settleMillis = settle == null ? null : settle.toMillis();
    }

    long generation() {
        return generation;
    }

    Optional<Duration> settle() {
        return Optional.ofNullable(settleMillis).map(Duration::ofMillis);
    }

    /**
     * @param withToken epoch milliseconds of the token's making
     */
    long created(long withToken) {
        return createdTimestamp == null ? withToken : createdTimestamp;
    }

    /**
     * @param withToken epoch milliseconds of the token's making
     * @param used whether it is known to have been accepted
     */
    Secret toModel(long withToken, boolean used) {
        return new Secret(
                (int) generation, new TokenHash(hashScheme, hash), created(withToken), used, null);
    }
}
