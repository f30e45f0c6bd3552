package io.entitytokens.token;

import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.format.TokenText;
import java.util.Objects;

/**
 * An API key bound to one entity, as everybody may see it: without its secrets.
 *
 * @param id the id that stands in the token
 * @param entityId the entity that it opens
 * @param realmId internal id of the realm
 * @param settings what an admin has chosen
 * @param life what has become of it
 * @param createdTimestamp epoch milliseconds
 * @param createdBy the username of the admin who made it
 * @param updatedTimestamp epoch milliseconds
 * @param version counts the changes
 */
public record EntityToken(
        TokenId id,
        String entityId,
        String realmId,
        TokenSettings settings,
        TokenLife life,
        long createdTimestamp,
        String createdBy,
        long updatedTimestamp,
        long version) {

    public EntityToken {
        createdBy = TokenText.cut(createdBy);
    }

    public String name() {
        return settings.name();
    }

    public Permissions permissions() {
        return settings.permissions();
    }

    public boolean enabled() {
        return settings.enabled();
    }

    /** Epoch milliseconds from which it is refused, or null for never. */
    public Long expiresTimestamp() {
        return settings.expiresTimestamp();
    }

    /** This without what only people read and no verdict needs: description and maker. */
    public EntityToken bare() {
        return new EntityToken(
                id,
                entityId,
                realmId,
                settings.bare(),
                life.withLifespan(null),
                createdTimestamp,
                null,
                updatedTimestamp,
                version);
    }

    /**
     * This with other settings.
     *
     * @param now the time of the change, in epoch milliseconds
     * @throws TokenStateException if it is revoked, or has to be rotated before it is switched on
     */
    public EntityToken changed(TokenSettings changed, long now) {
        requireNotRevoked();
        if (changed.enabled() && !enabled() && life.isRotationRequired()) {
            throw new TokenStateException(
                    "The token is "
                            + life.disabledReason().value()
                            + ": rotate its secret before you enable it");
        }
        boolean isExpiryKept =
                Objects.equals(changed.expiresTimestamp(), settings.expiresTimestamp());
        return with(changed, isExpiryKept ? life : life.granted(now), now);
    }

    /**
     * This with a new secret, which is worth as much as any.
     *
     * @param expiresTimestamp epoch milliseconds, or null for never
     * @param lifespan by which that was granted, or null
     * @param suspicionStays whether nobody but its holder knows of the rotation
     * @param now the time of the change, in epoch milliseconds
     * @throws TokenStateException if it is revoked
     */
    public EntityToken rotated(
            Long expiresTimestamp, Lifespan lifespan, boolean suspicionStays, long now) {
        requireNotRevoked();
        return with(
                settings.withExpiresTimestamp(expiresTimestamp),
                life.rotated(now, lifespan, suspicionStays),
                now);
    }

    private void requireNotRevoked() {
        if (life.isRevoked()) {
            throw new TokenStateException(
                    "The token is revoked: it can be deleted, and not be changed");
        }
    }

    /** This, switched off by the server. */
    public EntityToken disabled(DisabledReason reason, long now) {
        return with(settings.withEnabled(false), life.disabled(reason), now);
    }

    /**
     * This, with the suspicion that somebody else has an older secret.
     *
     * @param since epoch milliseconds, or null for none any more
     */
    public EntityToken suspected(Long since, long now) {
        return with(settings, life.suspected(since), now);
    }

    /** This, given up for good. */
    public EntityToken revoked(long now) {
        return with(settings, life.revoked(now), now);
    }

    /** This with other permissions, for an answer that is given now; nobody stores it. */
    EntityToken withPermissions(Permissions others) {
        return with(settings.withPermissions(others), life, updatedTimestamp);
    }

    private EntityToken with(TokenSettings other, TokenLife lived, long now) {
        return new EntityToken(
                id, entityId, realmId, other, lived, createdTimestamp, createdBy, now, version);
    }

    /**
     * @param now epoch milliseconds
     */
    public boolean isExpiredAt(long now) {
        return expiresTimestamp() != null && expiresTimestamp() <= now;
    }
}
