package io.entitytokens.gateway;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/**
 * The same answer for every method. OPTIONS is named so that JAX-RS does not answer it with a 200
 * of its own; methods that are not named are 405.
 */
public final class AuthorizeResource {

    private final Supplier<Response> answer;

    AuthorizeResource(Supplier<Response> answer) {
        this.answer = answer;
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
