package io.entitytokens.token.verify;

import io.entitytokens.token.Entity;
import java.util.Set;

/**
 * For which resource servers a token is to be good: an entity's audience says which ones hold its
 * records.
 *
 * @param required whether the entity must have an audience at all
 * @param callerId internal id of the client that asks, which must be in it; or null, if it is no
 *     resource server that asks
 * @param targets internal ids of further clients that must be in it
 */
public record Recipient(boolean required, String callerId, Set<String> targets) {

    /** No resource server is named, as with a gateway: the audience does not count. */
    public static final Recipient UNNAMED = new Recipient(false, null, Set.of());

    /** The whole audience, and there must be one. */
    public static final Recipient AUDIENCE = new Recipient(true, null, Set.of());

    public Recipient {
        targets = Set.copyOf(targets);
    }

    /**
     * @param callerId internal id of the client that asks
     */
    public static Recipient caller(String callerId) {
        return new Recipient(true, callerId, Set.of());
    }

    /** The same caller, and these targets in place of others. */
    public Recipient with(Set<String> others) {
        return new Recipient(required, callerId, others);
    }

    /** Whether the caller is none of the audience; that there is none at all is another matter. */
    public boolean isStrangerTo(Entity entity) {
        return callerId != null
                && !entity.audience().isEmpty()
                && !entity.audience().contains(callerId);
    }

    public boolean isMissingIn(Entity entity) {
        return required && entity.audience().isEmpty();
    }

    public boolean isBeyond(Entity entity) {
        return !entity.audience().containsAll(targets);
    }
}
