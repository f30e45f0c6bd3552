package io.entitytokens.bench.nothing;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.KeycloakSession;

/** Answers as forward auth does when it lets a request through, without having looked at it. */
public final class NothingResource {

    private final KeycloakSession session;

    NothingResource(KeycloakSession session) {
        this.session = session;
    }

    @GET
    @Path("at-all")
    public Response get() {
        session.getProvider(SecurityHeadersProvider.class).options().allowEmptyContentType();
        return Response.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
