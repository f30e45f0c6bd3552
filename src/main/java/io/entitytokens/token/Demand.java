package io.entitytokens.token;

import java.util.Set;

/**
 * What a request wants to do with a token.
 *
 * @param realmId internal id of the realm that is asked; a token of another is unknown here
 * @param anyEntity whether the token may be of any entity, which the answer then tells
 * @param entityName otherwise, the entity whose records are wanted
 * @param permissions all that must be held; may be none
 * @param recipient the resource server that the token must be good for
 */
public record Demand(
        String realmId,
        boolean anyEntity,
        String entityName,
        Set<Permission> permissions,
        Recipient recipient) {

    public Demand {
        permissions = Permissions.of(permissions);
    }

    /** A demand for records of one entity, whichever server holds them. */
    public Demand(String realmId, String entityName, Set<Permission> permissions) {
        this(realmId, false, entityName, permissions, Recipient.UNNAMED);
    }

    /** A demand of a resource server, or for one, that learns the entity from the answer. */
    public static Demand ofAnyEntity(
            String realmId, Set<Permission> permissions, Recipient recipient) {
        return new Demand(realmId, true, null, permissions, recipient);
    }

    boolean isFor(Entity entity) {
        return anyEntity || entity.name().equals(entityName);
    }
}
