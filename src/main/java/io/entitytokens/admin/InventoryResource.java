package io.entitytokens.admin;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /admin/realms/{realm}/entity-tokens}: the tokens of all entities. */
public final class InventoryResource {

    private final AdminRequest request;

    InventoryResource(AdminRequest request) {
        this.request = request;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        request.access().requireView();
        return Problem.answering(request.session(), () -> Response.ok(tokens().list()).build());
    }

    @GET
    @Path("count")
    @Produces(MediaType.APPLICATION_JSON)
    public Response count() {
        request.access().requireView();
        return Problem.answering(request.session(), () -> Response.ok(tokens().count()).build());
    }

    @GET
    @Path("addresses")
    @Produces(MediaType.APPLICATION_JSON)
    public Response addresses() {
        request.access().requireView();
        long since = request.now() - AddressDryRun.REACH.toMillis();
        return Response.ok(
                        OnlyAddress.of(
                                since, request.networks().onlyOrigin(request.realmId(), since)))
                .build();
    }

    private TokenQuery tokens() {
        return new TokenQuery(request, request.query().entityId("entityId"));
    }
}
