package io.entitytokens.token.verify;

import io.entitytokens.token.Entity;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.Reason;
import java.util.Set;

/**
 * What a request wants to do with a token.
 *
 * @param realmId internal id of the realm that is asked; a token of another is unknown here
 * @param anyEntity whether the token may be of any entity, which the answer then tells
 * @param entityName otherwise, the entity whose records are wanted
 * @param permissions all that must be held; may be none
 * @param recipient the resource server that the token must be good for
 * @param shut why no token at all is good for this, or null
 * @param address where the holder is
 */
public record Demand(
        String realmId,
        boolean anyEntity,
        String entityName,
        Permissions permissions,
        Recipient recipient,
        Reason shut,
        HolderAddress address) {

    /** A demand that some token may be good for, of a holder whose address is not known. */
    public Demand(
            String realmId,
            boolean anyEntity,
            String entityName,
            Permissions permissions,
            Recipient recipient) {
        this(realmId, anyEntity, entityName, permissions, recipient, null, HolderAddress.UNKNOWN);
    }

    /** A demand for records of one entity, whichever server holds them. */
    public Demand(String realmId, String entityName, Permissions permissions) {
        this(realmId, false, entityName, permissions, Recipient.UNNAMED);
    }

    /** A demand of a resource server, or for one, that learns the entity from the answer. */
    public static Demand ofAnyEntity(String realmId, Permissions permissions, Recipient recipient) {
        return new Demand(realmId, true, null, permissions, recipient);
    }

    /** The same demand, which no token is good for, for this reason. */
    public Demand shut(Reason reason) {
        return new Demand(realmId, anyEntity, entityName, permissions, recipient, reason, address);
    }

    /** The same demand, of a holder who is there. */
    public Demand from(HolderAddress other) {
        return new Demand(realmId, anyEntity, entityName, permissions, recipient, shut, other);
    }

    /** The same demand, for these resource servers alone; for all of them if there are none. */
    public Demand narrowedTo(Set<String> targets) {
        return new Demand(
                realmId,
                anyEntity,
                entityName,
                permissions,
                recipient.with(targets),
                shut,
                address);
    }

    public boolean isFor(Entity entity) {
        return anyEntity || entity.name().equals(entityName);
    }
}
