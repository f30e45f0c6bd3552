package io.entitytokens.bench.http.nothing;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.KeycloakSession;

/** Answers as forward auth does for a valid token, but checks nothing. */
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
