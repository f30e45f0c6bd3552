package io.entitytokens.token.verify;

import io.entitytokens.token.Enforcement;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.secret.Secret;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an accepted token gives in one answer to a resource server: never more than the token has,
 * and less where less was asked for.
 *
 * @param entity the only entity whose records it opens
 * @param token the entity token behind it
 * @param secret by which its holder proved to have it
 * @param permissions what is given; none that the token lacks
 * @param audience client ids, as others know them, of the resource servers that it is for
 * @param policy the rules for its entity's tokens, also if the token is exempt
 */
public record Grant(
        Entity entity,
        EntityToken token,
        Secret secret,
        Permissions permissions,
        Set<String> audience,
        TokenPolicy policy) {

    /**
     * @throws IllegalArgumentException if more is to be given than the token has
     */
    public Grant {
        if (!token.permissions().containsAll(permissions)) {
            throw new IllegalArgumentException("more than the token has");
        }
        audience = Collections.unmodifiableSet(new TreeSet<>(audience));
    }

    /** This for other resource servers. */
    public Grant withAudience(Set<String> others) {
        return new Grant(entity, token, secret, permissions, others, policy);
    }

    /**
     * When it ends by itself, in epoch milliseconds; null for never. It ends with the token, with
     * the secret, or when the policy takes away what it gives: whichever is sooner.
     */
    public Long endsTimestamp() {
        return Stream.of(
                        Optional.ofNullable(token.expiresTimestamp()),
                        Optional.ofNullable(secret.endsTimestamp()),
                        Optional.ofNullable(Enforcement.endOf(token, entity, permissions, policy)))
                .flatMap(Optional::stream)
                .min(Long::compare)
                .orElse(null);
    }
}
