package io.entitytokens.admin;

import io.entitytokens.http.JsonBody;
import io.entitytokens.token.Entity;
import io.entitytokens.token.TokenSettings;
import io.entitytokens.token.issue.IssuedToken;
import io.entitytokens.token.issue.RotationOrder;
import io.entitytokens.token.issue.TokenIssuer;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakContext;

/** {@code /admin/realms/{realm}/entities/{id}/tokens} */
public final class TokensResource {

    private static final Set<String> CREATE_FIELDS =
            new HashSet<>(EntityTokenRepresentation.FIELDS);

    static {
        CREATE_FIELDS.add(Expiry.LIFESPAN);
    }

    private final AdminRequest request;
    private final String entityId;

    TokensResource(AdminRequest request, String entityId) {
        this.request = request;
        this.entityId = entityId;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        request.access().requireView();
        Entity entity = request.entity(entityId).entity();
        return Problem.answering(
                request.session(),
                () -> Response.ok(new TokenQuery(request, entity.id()).list()).build());
    }

    @GET
    @Path("count")
    @Produces(MediaType.APPLICATION_JSON)
    public Response count() {
        request.access().requireView();
        Entity entity = request.entity(entityId).entity();
        return Problem.answering(
                request.session(),
                () -> Response.ok(new TokenQuery(request, entity.id()).count()).build());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response create(InputStream body) {
        request.access().requireManageTokens();
        return Problem.answering(
                request.session(),
                () -> {
                    long now = request.now();
                    JsonBody order = JsonBody.read(body, CREATE_FIELDS);
                    if (TokenSettingsBody.isExempt(order)) {
                        request.access().requireManageEntities();
                    }
                    request.firstToken().ensureIssuingClient();
                    Entity entity = request.entityForUpdate(entityId);
                    IssuedToken issued = issue(entity, order, now);
                    EntityTokenRepresentation made =
                            EntityTokenRepresentation.of(
                                    request.tokens()
                                            .find(entity, issued.token().id())
                                            .orElseThrow(),
                                    now);
                    request.note(OperationType.CREATE, null, made);
                    return created(issued)
                            .cacheControl(SecretReply.noStore())
                            .tag(Versions.tag(0))
                            .entity(EntityTokenRepresentation.Issued.of(made, issued.secret()))
                            .build();
                });
    }

    private IssuedToken issue(Entity entity, JsonBody body, long now) {
        PolicyCheck policy = new PolicyCheck(request, entity);
        RotationOrder.Expiry expiry = policy.expiryOfNew(body);
        TokenSettings settings = TokenSettingsBody.ofNew(body, expiry, now);
        policy.requireNew(settings, expiry);
        IssuedToken issued =
                new TokenIssuer(request.tokens(), request.clock())
                        .issue(entity, settings, expiry.lifespan(), request.access().username());
        policy.requireRoom(Optional.empty(), issued.token());
        return issued;
    }

    /**
     * With {@code Prefer: return=representation} (RFC 7240, section 4.2) the reply names itself by
     * Content-Location alone: kcadm.sh follows a Location to show what it made, and the secret is
     * not there.
     */
    private Response.ResponseBuilder created(IssuedToken issued) {
        KeycloakContext context = request.session().getContext();
        URI location =
                context.getUri().getAbsolutePathBuilder().path(issued.token().id().value()).build();
        if (!SecretReply.isWanted(context)) {
            return Response.created(location);
        }
        return Response.status(Response.Status.CREATED)
                .contentLocation(location)
                .header(SecretReply.PREFERENCE_APPLIED, SecretReply.RETURN_REPRESENTATION);
    }

    @Path("actions")
    public TokenActionsResource actions() {
        return new TokenActionsResource(request, entityId);
    }

    @Path("{tokenId}")
    public TokenResource token(@PathParam("tokenId") String tokenId) {
        return new TokenResource(request, new AddressedToken(request, entityId, tokenId));
    }
}
