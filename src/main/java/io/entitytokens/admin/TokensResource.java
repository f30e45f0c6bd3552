package io.entitytokens.admin;

import io.entitytokens.token.Entity;
import io.entitytokens.token.issue.IssuedToken;
import io.entitytokens.token.issue.TokenIssuer;
import io.entitytokens.token.store.TokenStore;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakContext;

/** {@code /admin/realms/{realm}/entities/{id}/tokens} */
public final class TokensResource {

    private static final Set<String> CREATE_FIELDS =
            new HashSet<>(EntityTokenRepresentation.FIELDS);

    static {
        CREATE_FIELDS.add("lifespan");
    }

    private static final String RETURN_REPRESENTATION = "return=representation";

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
                () -> {
                    QueryParameters query = request.query();
                    TokenStore.Filter filter = filter(entity, query);
                    var tokens =
                            request.tokens()
                                    .list(
                                            filter,
                                            query.sort(
                                                    TokenStore.Sort.values(), TokenStore.Sort.NAME),
                                            query.ascending(),
                                            query.page());
                    return Response.ok(
                                    tokens.stream()
                                            .map(t -> EntityTokenRepresentation.of(t, filter.now()))
                                            .toList())
                            .build();
                });
    }

    @GET
    @Path("count")
    @Produces(MediaType.APPLICATION_JSON)
    public Response count() {
        request.access().requireView();
        Entity entity = request.entity(entityId).entity();
        return Problem.answering(
                request.session(),
                () -> Response.ok(request.tokens().count(filter(entity, request.query()))).build());
    }

    private TokenStore.Filter filter(Entity entity, QueryParameters query) {
        return new TokenStore.Filter(
                request.realmId(),
                entity.id(),
                query.search(),
                query.status(),
                null,
                null,
                null,
                request.now());
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
                    request.ensureIssuingClient();
                    Entity entity = request.entityForUpdate(entityId);
                    IssuedToken issued = issue(entity, order, now);
                    var reply = EntityTokenRepresentation.Issued.of(issued, entity, now);
                    request.note(OperationType.CREATE, null, reply.representation());
                    return created(issued)
                            .cacheControl(noStore())
                            .tag(Versions.tag(0))
                            .entity(reply)
                            .build();
                });
    }

    private IssuedToken issue(Entity entity, JsonBody body, long now) {
        return new TokenIssuer(request.tokens(), request.clock())
                .issue(entity, TokenSettingsBody.ofNew(body, now), request.access().username());
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
        if (!wantsRepresentation(context)) {
            return Response.created(location);
        }
        return Response.status(Response.Status.CREATED)
                .contentLocation(location)
                .header("Preference-Applied", RETURN_REPRESENTATION);
    }

    private static boolean wantsRepresentation(KeycloakContext context) {
        List<String> preferences =
                context.getHttpRequest().getHttpHeaders().getRequestHeader("Prefer");
        return preferences != null
                && preferences.stream()
                        .flatMap(line -> Arrays.stream(line.replace("\"", "").split("[,;]", -1)))
                        .anyMatch(
                                preference ->
                                        preference.strip().equalsIgnoreCase(RETURN_REPRESENTATION));
    }

    private static CacheControl noStore() {
        CacheControl control = new CacheControl();
        control.setNoStore(true);
        control.setNoTransform(false);
        return control;
    }

    @Path("actions")
    public TokenActionsResource actions() {
        return new TokenActionsResource(request, entityId);
    }

    @Path("{tokenId}")
    public TokenResource token(@PathParam("tokenId") String tokenId) {
        return new TokenResource(request, entityId, tokenId);
    }
}
