package io.entitytokens.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.entitytokens.admin.audience.Audience;
import io.entitytokens.http.JsonBody;
import io.entitytokens.token.AddressList;
import io.entitytokens.token.store.EntityStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An entity as the admin REST API shows it. Times are epoch milliseconds. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EntityRepresentation(
        String id,
        String name,
        String displayName,
        String description,
        boolean enabled,
        List<String> audience,
        List<String> addresses,
        List<LimitRepresentation> limits,
        long createdTimestamp,
        long updatedTimestamp,
        long tokenCount,
        Long lastUsedTimestamp) {

    /** What a request may carry: what it can set, and what it got from us and sends back. */
    static final Set<String> FIELDS = JsonBody.fields(EntityRepresentation.class);

    public static EntityRepresentation of(EntityStore.Listed listed, Audience audience) {
        return of(listed, audience.clientIds(listed.entity().audience()));
    }

    /**
     * @param audience client ids, in order
     */
    public static EntityRepresentation of(EntityStore.Listed listed, List<String> audience) {
        var entity = listed.entity();
        return new EntityRepresentation(
                entity.id(),
                entity.name(),
                entity.settings().displayName(),
                entity.settings().description(),
                entity.enabled(),
                audience,
                Optional.ofNullable(entity.settings().addresses())
                        .map(AddressList::texts)
                        .orElse(null),
                LimitRepresentation.of(entity.settings().limits()),
                entity.createdTimestamp(),
                entity.updatedTimestamp(),
                listed.tokenCount(),
                listed.lastUsedTimestamp());
    }
}
