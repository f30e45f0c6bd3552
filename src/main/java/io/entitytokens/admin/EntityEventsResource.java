package io.entitytokens.admin;

import io.entitytokens.audit.StoredTypes;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.Reason;
import io.entitytokens.token.store.EventStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.RealmModel;

/**
 * {@code /admin/realms/{realm}/entities/{id}/events}: what happened to an entity and its tokens.
 */
public final class EntityEventsResource {

    /** The operations that admin events of ours tell of, and the types of the others. */
    private static final List<String> KINDS =
            Stream.concat(
                            Stream.of(
                                            OperationType.CREATE,
                                            OperationType.UPDATE,
                                            OperationType.DELETE,
                                            OperationType.ACTION)
                                    .map(OperationType::name),
                            StoredTypes.all().stream())
                    .toList();

    private final AdminRequest request;
    private final String entityId;

    EntityEventsResource(AdminRequest request, String entityId) {
        this.request = request;
        this.entityId = entityId;
    }

    /**
     * Whether the realm stores what there is to list; who may see this need not see its settings.
     */
    record Settings(
            boolean adminEventsEnabled,
            boolean adminEventsDetailsEnabled,
            boolean eventsEnabled,
            List<String> missingEventTypes) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        request.access().requireView();
        String id = request.entity(entityId).entity().id();
        return Problem.answering(
                request.session(),
                () -> {
                    QueryParameters query = request.query();
                    return Response.ok(
                                    request.events().list(filter(id, query), query.page()).stream()
                                            .map(EntityEventRepresentation::of)
                                            .toList())
                            .build();
                });
    }

    private static EventStore.Filter filter(String id, QueryParameters query) {
        return new EventStore.Filter(
                id,
                query.tokenId("tokenId"),
                query.oneOf("kind", KINDS),
                query.moment("dateFrom", false),
                query.moment("dateTo", true),
                query.text("ipAddress"),
                reason(query.text("reason")),
                query.isTrue("refusals"));
    }

    private static Reason reason(String value) {
        return value == null
                ? null
                : Reason.of(value)
                        .orElseThrow(
                                () ->
                                        new InvalidValueException(
                                                "reason",
                                                "is not known: see docs/security-team.md"));
    }

    @GET
    @Path("settings")
    @Produces(MediaType.APPLICATION_JSON)
    public Response settings() {
        request.access().requireView();
        request.entity(entityId);
        RealmModel realm = request.realm();
        return Response.ok(
                        new Settings(
                                realm.isAdminEventsEnabled(),
                                realm.isAdminEventsDetailsEnabled(),
                                realm.isEventsEnabled(),
                                StoredTypes.missing(realm)))
                .build();
    }
}
