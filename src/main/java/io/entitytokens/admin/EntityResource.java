package io.entitytokens.admin;

import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityStore;
import io.entitytokens.token.InvalidValueException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.keycloak.events.admin.OperationType;

/** {@code /admin/realms/{realm}/entities/{id}} */
public final class EntityResource {

    private final AdminRequest request;
    private final String id;

    EntityResource(AdminRequest request, String id) {
        this.request = request;
        this.id = id;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response get() {
        request.access().requireView();
        EntityStore.Listed listed = request.entity(id);
        return Response.ok(EntityRepresentation.of(listed, request.audience()))
                .tag(Versions.tag(listed.entity().version()))
                .build();
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response update(InputStream body) {
        request.access().requireManageEntities();
        return Problem.answering(
                request.session(),
                () -> {
                    JsonBody changes = JsonBody.read(body, EntityRepresentation.FIELDS);
                    Entity current = request.entityForUpdate(id);
                    Versions.requireMatch(request.session(), current.version());
                    EntityRepresentation before =
                            EntityRepresentation.of(request.entity(id), request.audience());
                    Entity changed = request.entities().update(change(current, changes));
                    request.note(
                            OperationType.UPDATE,
                            before,
                            EntityRepresentation.of(request.entity(id), request.audience()));
                    return Response.noContent().tag(Versions.tag(changed.version())).build();
                });
    }

    private Entity change(Entity current, JsonBody changes) {
        if (!current.name().equals(changes.textOr("name", current.name()))) {
            throw new InvalidValueException("name", "cannot change: gateways and tokens name it");
        }
        return new Entity(
                current.id(),
                current.realmId(),
                current.name(),
                changes.textOr("displayName", current.displayName()),
                changes.textOr("description", current.description()),
                changes.flagOr("enabled", current.enabled()),
                request.audience().read(changes, current.audience()),
                current.createdTimestamp(),
                request.now(),
                current.version());
    }

    @DELETE
    public Response delete() {
        request.access().requireManageEntities();
        Entity entity = request.entityForUpdate(id);
        EntityRepresentation last = EntityRepresentation.of(request.entity(id), request.audience());
        request.entities().delete(entity);
        request.note(OperationType.DELETE, last, null);
        return Response.noContent().build();
    }

    @Path("tokens")
    public TokensResource tokens() {
        return new TokensResource(request, id);
    }

    @Path("events")
    public EntityEventsResource events() {
        return new EntityEventsResource(request, id);
    }
}
