package io.entitytokens.oauth;

import io.entitytokens.oauth.issue.IssuedJwt;
import io.entitytokens.oauth.issue.ReservedClaims;
import io.entitytokens.token.verify.TokenVerifier;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.AccessTokenIntrospectionProvider;
import org.keycloak.representations.AccessToken;

/** Tells entity tokens, and JWTs issued for them, from all that is Keycloak's to introspect. */
final class EntityTokenIntrospection extends AccessTokenIntrospectionProvider<AccessToken> {

    EntityTokenIntrospection(KeycloakSession session) {
        super(session);
    }

    /** A cheap look, which proves nothing. */
    static boolean isMeant(String presented) {
        return TokenVerifier.isMeant(presented) || IssuedJwt.isMeant(presented);
    }

    @Override
    public Response introspect(String presented, EventBuilder event) {
        Introspection introspection = new Introspection(session);
        if (TokenVerifier.isMeant(presented) && introspection.isEnabled()) {
            return introspection.ofToken(presented);
        }
        if (IssuedJwt.isMeant(presented)) {
            return introspectJwt(introspection, presented, event);
        }
        return super.introspect(presented, event);
    }

    /** Keycloak verifies what a JWT is by itself, and writes the event if it is no good. */
    private Response introspectJwt(
            Introspection introspection, String presented, EventBuilder event) {
        eventBuilder = event;
        if (!verifyToken(presented)) {
            return IntrospectionAnswer.inactive();
        }
        Optional<IssuedJwt> issued = IssuedJwt.of(token);
        if (issued.isEmpty()) {
            return super.introspect(presented, event);
        }
        return verifyClient() ? introspection.ofJwt(issued.get()) : IntrospectionAnswer.inactive();
    }

    /** A mapper of the realm's may add claims here that look like ours. */
    @Override
    public AccessToken transformAccessToken(AccessToken given, UserSessionModel userSession) {
        AccessToken transformed = super.transformAccessToken(given, userSession);
        ReservedClaims.removeFrom(transformed);
        return transformed;
    }
}
