package io.entitytokens.token;

import java.util.Set;

/**
 * An API key bound to one entity, as everybody may see it: without its secret.
 *
 * @param id the id that stands in the token
 * @param entityId the entity that it opens
 * @param realmId internal id of the realm
 * @param name for people, unique within the entity
 * @param description for people, or null
 * @param permissions what it may do; never empty
 * @param enabled off refuses it
 * @param createdTimestamp epoch milliseconds
 * @param createdBy the username of the admin who made it
 * @param updatedTimestamp epoch milliseconds
 * @param expiresTimestamp epoch milliseconds from which it is refused, or null for never
 * @param version counts the changes
 */
public record EntityToken(
        TokenId id,
        String entityId,
        String realmId,
        String name,
        String description,
        Set<Permission> permissions,
        boolean enabled,
        long createdTimestamp,
        String createdBy,
        long updatedTimestamp,
        Long expiresTimestamp,
        long version) {

    private static final int MAX_NAME = 255;
    private static final int MAX_DESCRIPTION = 1000;

    /** The last millisecond of the year 9999: beyond it, dates no longer fit the usual formats. */
    public static final long MAX_TIMESTAMP = 253_402_300_799_999L;

    /**
     * @throws InvalidValueException naming the field that breaks the rules
     */
    public EntityToken {
        name = PlainText.required("name", name, MAX_NAME);
        description = PlainText.optional("description", description, MAX_DESCRIPTION);
        if (permissions == null || permissions.isEmpty()) {
            throw new InvalidValueException(
                    "permissions", "must name at least one of read, write, delete");
        }
        permissions = Permissions.of(permissions);
        if (expiresTimestamp != null
                && (expiresTimestamp < 0 || expiresTimestamp > MAX_TIMESTAMP)) {
            throw new InvalidValueException(
                    "expiresTimestamp", "must lie between the years 1970 and 9999");
        }
    }

    /** This without what only people read and no verdict needs: description and maker. */
    public EntityToken bare() {
        return new EntityToken(
                id,
                entityId,
                realmId,
                name,
                null,
                permissions,
                enabled,
                createdTimestamp,
                null,
                updatedTimestamp,
                expiresTimestamp,
                version);
    }

    /** This, switched on or off at that time. */
    public EntityToken switched(boolean on, long now) {
        return new EntityToken(
                id,
                entityId,
                realmId,
                name,
                description,
                permissions,
                on,
                createdTimestamp,
                createdBy,
                now,
                expiresTimestamp,
                version);
    }

    boolean isExpiredAt(long now) {
        return expiresTimestamp != null && expiresTimestamp <= now;
    }
}
