package io.entitytokens.admin;

import io.entitytokens.http.JsonBody;
import io.entitytokens.policy.AddressRules;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntitySettings;
import io.entitytokens.token.TokenPolicy;
import io.entitytokens.token.store.EntityStore;
import io.entitytokens.token.store.PolicyStore;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.utils.KeycloakModelUtils;

/** {@code /admin/realms/{realm}/entities} */
public final class EntitiesResource {

    private final AdminRequest request;

    EntitiesResource(AdminRequest request) {
        this.request = request;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        request.access().requireView();
        return Problem.answering(
                request.session(),
                () -> {
                    QueryParameters query = request.query();
                    var entities =
                            request.entities()
                                    .list(
                                            filter(query),
                                            query.sort(
                                                    EntityStore.Sort.values(),
                                                    EntityStore.Sort.NAME),
                                            query.ascending(),
                                            query.page());
                    return Response.ok(entities.stream().map(this::represent).toList()).build();
                });
    }

    @GET
    @Path("count")
    @Produces(MediaType.APPLICATION_JSON)
    public Response count() {
        request.access().requireView();
        return Problem.answering(
                request.session(),
                () -> Response.ok(request.entities().count(filter(request.query()))).build());
    }

    private EntityStore.Filter filter(QueryParameters query) {
        return new EntityStore.Filter(
                request.realmId(), query.search(), query.isTrue("exact"), query.flag("enabled"));
    }

    @GET
    @Path("available-audience")
    @Produces(MediaType.APPLICATION_JSON)
    public Response availableAudience() {
        request.access().requireManageEntities();
        return Problem.answering(
                request.session(),
                () -> {
                    QueryParameters query = request.query();
                    return Response.ok(
                                    request.audience()
                                            .choices(
                                                    query.search(),
                                                    query.isTrue("unavailable"),
                                                    query.max()))
                            .build();
                });
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response create(InputStream body) {
        request.access().requireManageEntities();
        return Problem.answering(
                request.session(),
                () -> {
                    EntityRepresentation created =
                            create(JsonBody.read(body, EntityRepresentation.FIELDS));
                    request.note(OperationType.CREATE, null, created);
                    return Response.created(
                                    request.session()
                                            .getContext()
                                            .getUri()
                                            .getAbsolutePathBuilder()
                                            .path(created.id())
                                            .build())
                            .tag(Versions.tag(0))
                            .entity(created)
                            .build();
                });
    }

    private EntityRepresentation create(JsonBody body) {
        long now = request.now();
        request.entities().holdRealm(request.realmId());
        Entity entity =
                new Entity(
                        KeycloakModelUtils.generateId(),
                        request.realmId(),
                        body.text("name"),
                        new EntitySettings(
                                body.text("displayName"),
                                body.text("description"),
                                body.flagOr("enabled", true),
                                request.audience()
                                        .hold(body)
                                        .map(request.audience()::internalIds)
                                        .orElse(Set.of()),
                                AddressesBody.ofChanges(body, null),
                                LimitsBody.ofChanges(body, List.of())),
                        now,
                        now,
                        0);
        TokenPolicy realms =
                request.policies().find(PolicyStore.Owner.realm(request.realmId())).policy();
        new AddressRules(realms).requireNew(entity);
        request.entities().create(entity);
        return represent(new EntityStore.Listed(entity, 0, null));
    }

    private EntityRepresentation represent(EntityStore.Listed listed) {
        return EntityRepresentation.of(listed, request.audience());
    }

    @Path("policy")
    public PolicyResource policy() {
        return new PolicyResource(request, Optional.empty());
    }

    @Path("{id}")
    public EntityResource entity(@PathParam("id") String id) {
        return new EntityResource(request, id);
    }
}
