package io.entitytokens.admin;

import io.entitytokens.http.JsonBody;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.store.TokenStore;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;

/** {@code /admin/realms/{realm}/entities/{id}/tokens/{tokenId}} */
public final class TokenResource {

    private final AdminRequest request;
    private final AddressedToken address;

    TokenResource(AdminRequest request, AddressedToken address) {
        this.request = request;
        this.address = address;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response get() {
        request.access().requireView();
        TokenStore.Listed listed = address.find(address.entity());
        return Versions.read(
                        EntityTokenRepresentation.of(listed, request.now()),
                        listed.token().version())
                .build();
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response update(InputStream body) {
        request.access().requireManageTokens();
        return Problem.answering(
                request.session(),
                () -> {
                    boolean isDryRun = request.query().isDryRun();
                    JsonBody changes = JsonBody.read(body, EntityTokenRepresentation.FIELDS);
                    Entity entity = address.entityForUpdate();
                    EntityToken current = address.tokenForUpdate(entity);
                    EntityTokenRepresentation before = address.represent(entity);
                    EntityToken wanted = change(current, changes);
                    PolicyCheck policy = new PolicyCheck(request, entity);
                    policy.requireChange(current, wanted);
                    if (isDryRun) {
                        // Not stored: other nodes would be told to forget the token.
                        request.tokens().requireFreeName(wanted);
                        policy.requireRoomFor(current, wanted);
                        return Response.ok(request.dryRun().of(entity, wanted)).build();
                    }
                    EntityToken changed = request.tokens().update(wanted);
                    policy.requireRoom(Optional.of(current), changed);
                    request.note(OperationType.UPDATE, before, address.represent(entity));
                    return Response.noContent().tag(Versions.tag(changed.version())).build();
                });
    }

    private EntityToken change(EntityToken current, JsonBody changes) {
        long now = request.now();
        return current.changed(TokenSettingsBody.ofChanges(changes, current.settings(), now), now);
    }

    @DELETE
    public Response delete() {
        request.access().requireManageTokens();
        Entity entity = address.entityForUpdate();
        EntityToken token = address.tokenForUpdate(entity);
        EntityTokenRepresentation last = address.represent(entity);
        request.tokens().delete(token);
        request.note(OperationType.DELETE, last, null);
        return Response.noContent().build();
    }

    @Path("rotate")
    public RotationResource rotation() {
        return new RotationResource(request, address);
    }

    @Path("secrets/{generation}")
    public SecretResource secret(@PathParam("generation") String generation) {
        return new SecretResource(request, address, generation);
    }

    @Path("suspicion/dismiss")
    public SuspicionResource suspicion() {
        return new SuspicionResource(request, address);
    }
}
