package io.entitytokens.endpoint;

import io.entitytokens.authzen.AccessResource;
import io.entitytokens.check.TokenCheck;
import io.entitytokens.check.TokenChecks;
import io.entitytokens.gateway.AuthorizeResource;
import io.entitytokens.gateway.ForwardAuth;
import io.entitytokens.token.Endpoint;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.keycloak.models.KeycloakSession;

/** {@code /realms/{realm}/entity-tokens} */
public final class EntityTokensResource {

    private final KeycloakSession session;

    EntityTokensResource(KeycloakSession session) {
        this.session = session;
    }

    /** The query form of forward auth. */
    @Path("authorize")
    public AuthorizeResource byQuery() {
        return ForwardAuth.byQuery(session, enabled(Endpoint.FORWARD_AUTH));
    }

    /**
     * The path form of forward auth.
     *
     * @param routed what follows, decoded
     */
    @Path("authorize/{path:.*}")
    public AuthorizeResource byPath(@PathParam("path") String routed) {
        return ForwardAuth.byPath(session, enabled(Endpoint.FORWARD_AUTH), routed);
    }

    /** The OpenID Authorization API 1.0, for policy enforcement points. */
    @Path("access/v1")
    public AccessResource access() {
        return new AccessResource(session, enabled(Endpoint.AUTHZEN));
    }

    private TokenCheck enabled(Endpoint endpoint) {
        TokenCheck check = session.getProvider(TokenChecks.class).at(endpoint);
        if (!check.isEnabled()) {
            throw new NotFoundException();
        }
        return check;
    }
}
