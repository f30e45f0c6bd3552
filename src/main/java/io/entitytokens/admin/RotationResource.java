package io.entitytokens.admin;

import io.entitytokens.audit.TokenAct;
import io.entitytokens.token.Entity;
import io.entitytokens.token.EntityToken;
import io.entitytokens.token.issue.IssuedToken;
import io.entitytokens.token.issue.RotationOrder;
import io.entitytokens.token.issue.SecretRotation;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;

/** {@code /admin/realms/{realm}/entities/{id}/tokens/{tokenId}/rotate} */
public final class RotationResource {

    private final AdminRequest request;
    private final AddressedToken address;

    RotationResource(AdminRequest request, AddressedToken address) {
        this.request = request;
        this.address = address;
    }

    /** Gives the token another secret, which the reply alone shows. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response rotate(InputStream body) {
        request.access().requireManageTokens();
        return Problem.answering(
                request.session(),
                () -> {
                    RotationOrder order = RotationBody.read(body, request.now());
                    Entity entity = address.entityForUpdate();
                    EntityToken current = address.tokenForUpdate(entity);
                    EntityTokenRepresentation before = address.represent(entity);
                    PolicyCheck policy = new PolicyCheck(request, entity);
                    IssuedToken issued =
                            new SecretRotation(
                                            request.tokens(),
                                            policy.forRotation(current, order),
                                            request.clock())
                                    .rotate(current, order);
                    policy.requireRoom(Optional.of(current), issued.token());
                    EntityTokenRepresentation after = address.represent(entity);
                    request.note(TokenAct.ROTATE, before, after, after.generation());
                    return reply(after, issued);
                });
    }

    private Response reply(EntityTokenRepresentation after, IssuedToken issued) {
        Response.ResponseBuilder reply =
                Response.ok(EntityTokenRepresentation.Issued.of(after, issued.secret()))
                        .cacheControl(SecretReply.noStore())
                        .tag(Versions.tag(issued.token().version()));
        if (SecretReply.isWanted(request.session().getContext())) {
            reply.header(SecretReply.PREFERENCE_APPLIED, SecretReply.RETURN_REPRESENTATION);
        }
        return reply.build();
    }
}
