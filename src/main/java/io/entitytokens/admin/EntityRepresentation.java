package io.entitytokens.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.entitytokens.token.EntityStore;
import java.util.List;
import java.util.Set;

/** An entity as the admin REST API shows it. Times are epoch milliseconds. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntityRepresentation(
        String id,
        String name,
        String displayName,
        String description,
        boolean enabled,
        List<String> audience,
        long createdTimestamp,
        long updatedTimestamp,
        long tokenCount,
        Long lastUsedTimestamp) {

    /** What a request may carry: what it can set, and what it got from us and sends back. */
    static final Set<String> FIELDS =
            Set.of(
                    "id",
                    "name",
                    "displayName",
                    "description",
                    "enabled",
                    "audience",
                    "createdTimestamp",
                    "updatedTimestamp",
                    "tokenCount",
                    "lastUsedTimestamp");

    static EntityRepresentation of(EntityStore.Listed listed, Audience audience) {
        var entity = listed.entity();
        return new EntityRepresentation(
                entity.id(),
                entity.name(),
                entity.displayName(),
                entity.description(),
                entity.enabled(),
                audience.clientIds(entity.audience()),
                entity.createdTimestamp(),
                entity.updatedTimestamp(),
                listed.tokenCount(),
                listed.lastUsedTimestamp());
    }
}
