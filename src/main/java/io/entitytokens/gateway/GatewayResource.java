package io.entitytokens.gateway;

import io.entitytokens.audit.Door;
import io.entitytokens.authzen.AccessResource;
import io.entitytokens.door.Doorkeeper;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;

/** {@code /realms/{realm}/entity-tokens} */
public final class GatewayResource {

    private static final String PATH_FORM = "/entity-tokens/authorize/";

    private final KeycloakSession session;

    GatewayResource(KeycloakSession session) {
        this.session = session;
    }

    /** The query form: nginx, Caddy, Traefik. */
    @Path("authorize")
    public AuthorizeResource byQuery() {
        require(Door.FORWARD_AUTH);
        return new AuthorizeResource(
                () -> {
                    KeycloakContext context = session.getContext();
                    return new ForwardAuth(session)
                            .answer(
                                    Question.ofQuery(
                                            context.getHttpRequest().getUri().getQueryParameters(),
                                            context.getHttpRequest().getHttpHeaders()));
                });
    }

    /** The path form: Envoy. */
    @Path("authorize/{path:.*}")
    public AuthorizeResource byPath() {
        require(Door.FORWARD_AUTH);
        return new AuthorizeResource(
                () -> {
                    KeycloakContext context = session.getContext();
                    String path = context.getHttpRequest().getUri().getRequestUri().getRawPath();
                    int start = path.indexOf(PATH_FORM);
                    // Written otherwise, encoded for one, it cannot be told where the entity
                    // begins.
                    String asked = start < 0 ? "" : path.substring(start + PATH_FORM.length());
                    return new ForwardAuth(session)
                            .answer(
                                    Question.ofPath(
                                            asked, context.getHttpRequest().getHttpMethod()));
                });
    }

    /** The OpenID Authorization API 1.0, for policy enforcement points. */
    @Path("access/v1")
    public AccessResource access() {
        require(Door.AUTHZEN);
        return new AccessResource(session);
    }

    private void require(Door door) {
        if (!new Doorkeeper(session, door).isOpen()) {
            throw new NotFoundException();
        }
    }
}
