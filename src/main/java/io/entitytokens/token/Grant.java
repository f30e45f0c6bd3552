package io.entitytokens.token;

import java.util.Collections;
import java.util.Set;

/**
 * What an accepted token gives in one answer to a resource server: never more than the token has,
 * and less where less was asked for.
 *
 * @param entity the only entity whose records it opens
 * @param token the entity token behind it
 * @param permissions what is given; none that the token lacks
 * @param audience client ids, as others know them, of the resource servers that it is for
 */
public record Grant(
        Entity entity, EntityToken token, Permissions permissions, Set<String> audience) {

    /**
     * @throws IllegalArgumentException if more is to be given than the token has
     */
    public Grant {
        if (!token.permissions().containsAll(permissions)) {
            throw new IllegalArgumentException("more than the token has");
        }
        audience = Collections.unmodifiableSet(new java.util.TreeSet<>(audience));
    }
}
