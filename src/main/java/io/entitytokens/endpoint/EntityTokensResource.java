package io.entitytokens.endpoint;

import io.entitytokens.authzen.AccessResource;
import io.entitytokens.check.TokenCheck;
import io.entitytokens.check.TokenChecks;
import io.entitytokens.gateway.AuthorizeResource;
import io.entitytokens.holder.LeaksResource;
import io.entitytokens.holder.ReportLimit;
import io.entitytokens.holder.RevocationResource;
import io.entitytokens.holder.SelfResource;
import io.entitytokens.holder.SelfRotationResource;
import io.entitytokens.token.Endpoint;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.keycloak.models.KeycloakSession;

/** {@code /realms/{realm}/entity-tokens} */
public final class EntityTokensResource {

    private final KeycloakSession session;
    private final ReportLimit reports;

    /**
     * @param reports how many of them this node takes
     */
    EntityTokensResource(KeycloakSession session, ReportLimit reports) {
        this.session = session;
        this.reports = reports;
    }

    /** The query form of forward auth. */
    @Path("authorize")
    public AuthorizeResource byQuery() {
        return AuthorizeResource.byQuery(session, enabled(Endpoint.FORWARD_AUTH));
    }

    /**
     * The path form of forward auth.
     *
     * @param routed what follows, decoded
     */
    @Path("authorize/{path:.*}")
    public AuthorizeResource byPath(@PathParam("path") String routed) {
        return AuthorizeResource.byPath(session, enabled(Endpoint.FORWARD_AUTH), routed);
    }

    /** The OpenID Authorization API 1.0, for policy enforcement points. */
    @Path("access/v1")
    public AccessResource access() {
        return new AccessResource(session, enabled(Endpoint.AUTHZEN));
    }

    /** The holder's own. */
    @Path("self")
    public SelfResource self() {
        return new SelfResource(session, enabled(Endpoint.SELF));
    }

    /** Another secret, for the holder. */
    @Path("self/rotate")
    public SelfRotationResource selfRotation() {
        return new SelfRotationResource(session, enabled(Endpoint.SELF));
    }

    /** The end of a token in the form of RFC 7009. */
    @Path("revoke")
    public RevocationResource revocation() {
        return new RevocationResource(session, enabled(Endpoint.SELF));
    }

    /** Reports of tokens that somebody found. */
    @Path("leaks")
    public LeaksResource leaks() {
        return new LeaksResource(session, enabled(Endpoint.LEAKS), reports);
    }

    private TokenCheck enabled(Endpoint endpoint) {
        TokenCheck check = session.getProvider(TokenChecks.class).at(endpoint);
        if (!check.isEnabled()) {
            throw new NotFoundException();
        }
        return check;
    }
}
