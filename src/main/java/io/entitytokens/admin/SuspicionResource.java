package io.entitytokens.admin;

import io.entitytokens.audit.TokenAct;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityToken;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;

/** {@code /admin/realms/{realm}/entities/{id}/tokens/{tokenId}/suspicion/dismiss} */
public final class SuspicionResource {

    private final AdminRequest request;
    private final AddressedToken address;

    SuspicionResource(AdminRequest request, AddressedToken address) {
        this.request = request;
        this.address = address;
    }

    /** An admin has seen to the suspicion. */
    @POST
    public Response dismiss() {
        request.access().requireManageTokens();
        return Problem.answering(
                request.session(),
                () -> {
                    Entity entity = address.entityForUpdate();
                    EntityToken token = address.tokenForUpdate(entity);
                    if (token.life().isSuspected()) {
                        EntityTokenRepresentation before = address.represent(entity);
                        request.tokens().update(token.suspected(null, request.now()));
                        EntityTokenRepresentation after = address.represent(entity);
                        request.note(TokenAct.DISMISS_SUSPICION, before, after, after.generation());
                    }
                    return Response.noContent().build();
                });
    }
}
