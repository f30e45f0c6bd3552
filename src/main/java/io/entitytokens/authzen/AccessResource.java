package io.entitytokens.authzen;

import io.entitytokens.check.TokenCheck;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.keycloak.models.KeycloakSession;

/**
 * {@code /realms/{realm}/entity-tokens/access/v1}. OPTIONS is named so that JAX-RS does not answer
 * it with a 200 of its own.
 */
public final class AccessResource {

    private final KeycloakSession session;
    private final TokenCheck check;

    public AccessResource(KeycloakSession session, TokenCheck check) {
        this.session = session;
        this.check = check;
    }

    /** One question (section 6). */
    @POST
    @Path("evaluation")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response evaluation(InputStream body) {
        return new AccessCall(session, check).answer(body, EvaluationsRequest::one);
    }

    /** Several questions, or one (section 7). */
    @POST
    @Path("evaluations")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response evaluations(InputStream body) {
        return new AccessCall(session, check).answer(body, EvaluationsRequest::all);
    }

    @OPTIONS
    @Path("{call:evaluations?}")
    public Response options() {
        return Response.status(Response.Status.METHOD_NOT_ALLOWED)
                .header(HttpHeaders.ALLOW, "POST")
                .build();
    }
}
