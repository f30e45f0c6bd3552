package io.entitytokens.token;

import io.entitytokens.token.format.TokenHash;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that is needed to judge a token.
 *
 * @param realmEnabled whether the realm is switched on, as the database says; what Keycloak's own
 *     cache says may be older where nodes cannot talk
 */
public record StoredToken(EntityToken token, TokenHash hash, Entity entity, boolean realmEnabled) {

    /** This, where of the entity's audience nobody counts but the resource servers that work. */
    public StoredToken with(WorkingClients clients) {
        Set<String> audience = entity.audience();
        if (audience.stream().allMatch(clients::isWorking)) {
            return this;
        }
        Set<String> working =
                audience.stream().filter(clients::isWorking).collect(Collectors.toSet());
        return new StoredToken(token, hash, entity.withAudience(working), realmEnabled);
    }
}
