package io.entitytokens.admin;

import io.entitytokens.token.store.TokenStore;
import jakarta.ws.rs.GET;
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
        return Problem.answering(
                request.session(),
                () -> {
                    QueryParameters query = request.query();
                    long now = request.now();
                    TokenStore.Filter filter =
                            new TokenStore.Filter(
                                    request.realmId(),
                                    null,
                                    query.search(),
                                    query.status(),
                                    query.timestamp("expiresBefore"),
                                    query.timestamp("unusedSince"),
                                    query.text("createdBy"),
                                    now);
                    var tokens =
                            request.tokens().list(filter, TokenStore.Sort.NAME, true, query.page());
                    return Response.ok(
                                    tokens.stream()
                                            .map(t -> EntityTokenRepresentation.of(t, now))
                                            .toList())
                            .build();
                });
    }
}
