package io.entitytokens.token.store;

import io.entitytokens.token.EntityEvent;
import io.entitytokens.token.Reason;
import java.util.List;
import java.util.Set;

/** What happened to the entities of all realms and to their tokens, until it expires. */
public interface EventStore {

    /**
     * Which events. Every part but the entity may be null, empty or false, for no such condition.
     *
     * @param from epoch milliseconds, inclusive
     * @param to epoch milliseconds, inclusive
     * @param refusals whether it is a refusal, for whatever reason
     */
    record Filter(
            String entityId,
            String tokenId,
            Set<String> kinds,
            Long from,
            Long to,
            String ip,
            Reason reason,
            boolean refusals) {}

    /** Keeps an event with its entity; that of an entity which is gone is dropped. */
    void add(EntityEvent event);

    /** Newest first. */
    List<EntityEvent> list(Filter filter, Page page);

    /** The realms that may have events. */
    List<String> realmIds();

    /**
     * Removes old events, and no more than so many.
     *
     * @param before epoch milliseconds
     * @return how many were removed
     */
    int deleteExpired(String realmId, EntityEvent.Category category, long before, int max);
}
