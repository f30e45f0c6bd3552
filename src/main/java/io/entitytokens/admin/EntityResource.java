package io.entitytokens.admin;

import io.entitytokens.admin.audience.Audience;
import io.entitytokens.http.JsonBody;
import io.entitytokens.policy.AddressRules;
import io.entitytokens.threads.WaitingRoom;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntitySettings;
import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.store.EntityStore;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
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
        return Versions.read(
                        EntityRepresentation.of(listed, request.audience()),
                        listed.entity().version())
                .build();
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response update(InputStream body) {
        request.access().requireManageEntities();
        return Problem.answering(
                request.session(),
                () -> {
                    boolean isDryRun = request.query().isDryRun();
                    JsonBody changes = JsonBody.read(body, EntityRepresentation.FIELDS);
                    if (isDryRun) {
                        return dryRun(changes);
                    }
                    // Before the entity: what an import has done to it while a client was waited
                    // for, is seen.
                    Optional<Audience.Asked> audience = request.audience().hold(changes);
                    Entity current = request.entityForUpdate(id);
                    Versions.requireMatch(request.session(), current.version());
                    EntityRepresentation before =
                            EntityRepresentation.of(request.entity(id), request.audience());
                    Entity changed =
                            request.entities()
                                    .update(
                                            change(
                                                    current,
                                                    changes,
                                                    audience.map(request.audience()::internalIds)
                                                            .orElse(current.audience())));
                    if (audience.isPresent()) {
                        request.audience().settle(changed);
                    }
                    request.note(
                            OperationType.UPDATE,
                            before,
                            EntityRepresentation.of(request.entity(id), request.audience()));
                    return Response.noContent().tag(Versions.tag(changed.version())).build();
                });
    }

    /** It may take a while: the entity is not held, and the clients of an audience come last. */
    private Response dryRun(JsonBody changes) {
        Entity current = request.entity(id).entity();
        Versions.requireMatch(request.session(), current.version());
        Entity changed = change(current, changes, current.audience());
        DryRunRepresentation found = lookIntoTokens(changed);
        request.audience().hold(changes).ifPresent(request.audience()::internalIds);
        return Response.ok(found).build();
    }

    /** Of many tokens at once, it takes a connection, and memory. */
    private DryRunRepresentation lookIntoTokens(Entity changed) {
        return WaitingRoom.forDryRuns().during(() -> request.dryRun().of(changed), Problem::busy);
    }

    private Entity change(Entity current, JsonBody changes, Set<String> audience) {
        if (!current.name().equals(changes.textOr("name", current.name()))) {
            throw new InvalidValueException("name", "cannot change: gateways and tokens name it");
        }
        EntitySettings settings = current.settings();
        Entity changed =
                current.with(
                        new EntitySettings(
                                changes.textOr("displayName", settings.displayName()),
                                changes.textOr("description", settings.description()),
                                changes.flagOr("enabled", settings.enabled()),
                                audience,
                                AddressesBody.ofChanges(changes, settings.addresses()),
                                LimitsBody.ofChanges(changes, settings.limits())),
                        request.now());
        requireAddresses(current, changed);
        return changed;
    }

    private void requireAddresses(Entity current, Entity changed) {
        new AddressRules(request.effectivePolicy(current))
                .requireChange(
                        current,
                        changed,
                        () -> request.tokens().countWithoutAddresses(current, request.now()));
    }

    @DELETE
    public Response delete() {
        request.access().requireManageEntities();
        Entity entity = request.entityForUpdate(id);
        Versions.requireMatch(request.session(), entity.version());
        EntityRepresentation last = EntityRepresentation.of(request.entity(id), request.audience());
        request.entities().delete(entity);
        request.note(OperationType.DELETE, last, null);
        return Response.noContent().build();
    }

    @Path("tokens")
    public TokensResource tokens() {
        return new TokensResource(request, id);
    }

    @Path("policy")
    public PolicyResource policy() {
        return new PolicyResource(request, Optional.of(id));
    }

    @Path("events")
    public EntityEventsResource events() {
        return new EntityEventsResource(request, id);
    }
}
