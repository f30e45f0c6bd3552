package io.entitytokens.token;

import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.format.TokenText;

/**
 * An API key bound to one entity, as everybody may see it: without its secret.
 *
 * @param id the id that stands in the token
 * @param entityId the entity that it opens
 * @param realmId internal id of the realm
 * @param settings what an admin has chosen
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
                createdTimestamp,
                null,
                updatedTimestamp,
                version);
    }

    /**
     * This with other settings.
     *
     * @param now the time of the change, in epoch milliseconds
     */
    public EntityToken changed(TokenSettings changed, long now) {
        return new EntityToken(
                id, entityId, realmId, changed, createdTimestamp, createdBy, now, version);
    }

    boolean isExpiredAt(long now) {
        return expiresTimestamp() != null && expiresTimestamp() <= now;
    }
}
