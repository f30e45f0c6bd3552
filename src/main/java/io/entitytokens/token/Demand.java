package io.entitytokens.token;

import java.util.Collections;
import java.util.Set;

/**
 * What a request wants to do with a token.
 *
 * @param realmId internal id of the realm that is asked; a token of another is unknown here
 * @param entityName the entity whose records are wanted
 * @param permissions all that must be held
 */
public record Demand(String realmId, String entityName, Set<Permission> permissions) {

    public Demand {
        permissions = Collections.unmodifiableSet(Permission.copyOf(permissions));
    }
}
