package io.entitytokens.admin;

import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.store.TokenStore;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.keycloak.events.admin.OperationType;

/** {@code /admin/realms/{realm}/entities/{id}/tokens/{tokenId}} */
public final class TokenResource {

    private final AdminRequest request;
    private final String entityId;
    private final String tokenId;

    TokenResource(AdminRequest request, String entityId, String tokenId) {
        this.request = request;
        this.entityId = entityId;
        this.tokenId = tokenId;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response get() {
        request.access().requireView();
        TokenStore.Listed listed = find(request.entity(entityId).entity());
        return Versions.read(
                        EntityTokenRepresentation.of(listed, request.now()),
                        listed.token().version())
                .build();
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response update(InputStream body) {
        request.access().requireManageTokens();
        return Problem.answering(
                request.session(),
                () -> {
                    JsonBody changes = JsonBody.read(body, EntityTokenRepresentation.FIELDS);
                    Entity entity = request.entityForUpdate(entityId);
                    EntityToken current = findForUpdate(entity);
                    Versions.requireMatch(request.session(), current.version());
                    EntityTokenRepresentation before =
                            EntityTokenRepresentation.of(find(entity), request.now());
                    EntityToken changed = request.tokens().update(change(current, changes));
                    request.note(
                            OperationType.UPDATE,
                            before,
                            EntityTokenRepresentation.of(find(entity), request.now()));
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
        Entity entity = request.entityForUpdate(entityId);
        EntityToken token = findForUpdate(entity);
        Versions.requireMatch(request.session(), token.version());
        EntityTokenRepresentation last = EntityTokenRepresentation.of(find(entity), request.now());
        request.tokens().delete(token);
        request.note(OperationType.DELETE, last, null);
        return Response.noContent().build();
    }

    private TokenStore.Listed find(Entity entity) {
        return TokenId.parse(tokenId)
                .flatMap(id -> request.tokens().find(entity, id))
                .orElseThrow(Problem::noSuchToken);
    }

    private EntityToken findForUpdate(Entity entity) {
        return TokenId.parse(tokenId)
                .flatMap(id -> request.tokens().findForUpdate(entity, id))
                .orElseThrow(Problem::noSuchToken);
    }
}
