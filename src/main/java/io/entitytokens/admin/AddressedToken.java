package io.entitytokens.admin;

import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.format.TokenId;
import io.entitytokens.token.store.TokenStore;
import jakarta.ws.rs.NotFoundException;

/** The token that a path names, as its entity and itself. */
final class AddressedToken {

    private final AdminRequest request;
    private final String entityId;
    private final String tokenId;

    AddressedToken(AdminRequest request, String entityId, String tokenId) {
        this.request = request;
        this.entityId = entityId;
        this.tokenId = tokenId;
    }

    /**
     * @throws NotFoundException if the realm has no such entity
     */
    Entity entity() {
        return request.entity(entityId).entity();
    }

    /** As {@link AdminRequest#entityForUpdate}. */
    Entity entityForUpdate() {
        return request.entityForUpdate(entityId);
    }

    /**
     * @throws NotFoundException if the entity has no such token
     */
    TokenStore.Listed find(Entity entity) {
        return TokenId.parse(tokenId)
                .flatMap(id -> request.tokens().find(entity, id))
                .orElseThrow(Problem::noSuchToken);
    }

    /**
     * The token, held until the request ends, if it still is as the request expects.
     *
     * @param entity held already
     * @throws NotFoundException if the entity has no such token
     * @throws org.keycloak.services.ErrorResponseException 412 if it has been changed
     */
    EntityToken tokenForUpdate(Entity entity) {
        EntityToken token =
                TokenId.parse(tokenId)
                        .flatMap(id -> request.tokens().findForUpdate(entity, id))
                        .orElseThrow(Problem::noSuchToken);
        Versions.requireMatch(request.session(), token.version());
        return token;
    }

    EntityTokenRepresentation represent(Entity entity) {
        return EntityTokenRepresentation.of(find(entity), request.now());
    }
}
