package io.entitytokens.token;

/**
 * What has become of a token since it was made, besides what an admin chose.
 *
 * @param generation of the current secret: 1, 2, 3 and so on
 * @param secretCreatedTimestamp epoch milliseconds of the current secret's making
 * @param grantedTimestamp epoch milliseconds at which its expiry was granted: when it was made or
 *     rotated, or when the expiry was changed
 * @param lifespan by which its expiry was granted; null if that is a deadline, or never
 * @param disabledReason why the server switched it off; null if it did not
 * @param suspectedTimestamp epoch milliseconds of the last strange use of an older secret; null if
 *     there was none, or if an admin has seen to it
 * @param revokedTimestamp epoch milliseconds from which its holder has given it up; null if not
 */
public record TokenLife(
        int generation,
        long secretCreatedTimestamp,
        long grantedTimestamp,
        Lifespan lifespan,
        DisabledReason disabledReason,
        Long suspectedTimestamp,
        Long revokedTimestamp) {

    /**
     * Of a new token.
     *
     * @param now epoch milliseconds
     * @param lifespan or null
     */
    public static TokenLife begin(long now, Lifespan lifespan) {
        return new TokenLife(1, now, now, lifespan, null, null, null);
    }

    public boolean isRevoked() {
        return revokedTimestamp != null;
    }

    /** Whether it has to be rotated before anybody may switch it on. */
    public boolean isRotationRequired() {
        return disabledReason != null;
    }

    public boolean isSuspected() {
        return suspectedTimestamp != null;
    }

    /** This with another way in which the expiry was granted, or null. */
    TokenLife withLifespan(Lifespan other) {
        return new TokenLife(
                generation,
                secretCreatedTimestamp,
                grantedTimestamp,
                other,
                disabledReason,
                suspectedTimestamp,
                revokedTimestamp);
    }

    /** This with another expiry, which is a deadline, or never. */
    TokenLife granted(long now) {
        return new TokenLife(
                generation,
                secretCreatedTimestamp,
                now,
                null,
                disabledReason,
                suspectedTimestamp,
                revokedTimestamp);
    }

    /** This with a new secret, which is worth as much as any. */
    TokenLife rotated(long now, Lifespan newLifespan, boolean suspicionStays) {
        return new TokenLife(
                generation + 1,
                now,
                now,
                newLifespan,
                suspicionStays ? disabledReason : null,
                suspicionStays ? suspectedTimestamp : null,
                revokedTimestamp);
    }

    /** This, switched off. */
    TokenLife disabled(DisabledReason reason) {
        return new TokenLife(
                generation,
                secretCreatedTimestamp,
                grantedTimestamp,
                lifespan,
                reason,
                suspectedTimestamp,
                revokedTimestamp);
    }

    /** This, suspected since a time, or not at all. */
    TokenLife suspected(Long since) {
        return new TokenLife(
                generation,
                secretCreatedTimestamp,
                grantedTimestamp,
                lifespan,
                disabledReason,
                since,
                revokedTimestamp);
    }

    /** This, given up. */
    TokenLife revoked(long now) {
        return new TokenLife(
                generation,
                secretCreatedTimestamp,
                grantedTimestamp,
                lifespan,
                disabledReason,
                suspectedTimestamp,
                now);
    }
}
