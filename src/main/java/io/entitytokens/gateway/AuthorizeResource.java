package io.entitytokens.gateway;

import io.entitytokens.check.TokenCheck;
import io.entitytokens.http.Reply;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.KeycloakSession;

/**
 * The same answer for every method. OPTIONS is named so that JAX-RS does not answer it with a 200
 * of its own; methods that are not named are 405.
 */
public final class AuthorizeResource {

    private final Supplier<Response> answer;

    AuthorizeResource(Supplier<Response> answer) {
        this.answer = answer;
    }

    /** The query form: nginx, Caddy, Traefik. */
    public static AuthorizeResource byQuery(KeycloakSession session, TokenCheck check) {
        return new AuthorizeResource(() -> answer(session, new ForwardAuth(check).byQuery()));
    }

    /**
     * The path form: Envoy.
     *
     * @param routed what follows {@code authorize/}, decoded
     */
    public static AuthorizeResource byPath(
            KeycloakSession session, TokenCheck check, String routed) {
        return new AuthorizeResource(() -> answer(session, new ForwardAuth(check).byPath(routed)));
    }

    /**
     * @param reply never empty, as there is a session
     */
    private static Response answer(KeycloakSession session, Optional<Reply> reply) {
        // They are for browsers. Keycloak would read the request's content type for them, and fail
        // at what is none.
        session.getProvider(SecurityHeadersProvider.class).options().skipHeaders();
        return reply.orElseThrow().response();
    }

    @GET
    public Response get() {
        return answer.get();
    }

    @HEAD
    public Response head() {
        return answer.get();
    }

    @POST
    public Response post() {
        return answer.get();
    }

    @PUT
    public Response put() {
        return answer.get();
    }

    @PATCH
    public Response patch() {
        return answer.get();
    }

    @DELETE
    public Response delete() {
        return answer.get();
    }

    @OPTIONS
    public Response options() {
        return answer.get();
    }
}
