package io.entitytokens.authzen;

import io.entitytokens.audit.Door;
import io.entitytokens.realm.ResourceServers;
import io.entitytokens.token.Reason;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.utils.AuthorizeClientUtil;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.util.BasicAuthHelper;

/**
 * Tells which client calls, with Keycloak's own means: its client id and secret in HTTP Basic, or
 * an access token that it got for itself by client credentials. What else Keycloak takes for client
 * authentication comes in a form, and here the body is JSON; it leads to an access token too.
 */
final class Callers {

    /** A claim of every JWT that stands for an entity token, which must not ask about others. */
    private static final String ENTITY_TOKEN_CLAIM = "entity_token_id";

    private final KeycloakSession session;
    private final RealmModel realm;

    Callers(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    Caller authenticate() {
        List<String> credentials =
                session.getContext()
                        .getHttpRequest()
                        .getHttpHeaders()
                        .getRequestHeaders()
                        .getOrDefault(HttpHeaders.AUTHORIZATION, List.of());
        if (credentials.size() != 1) {
            return new Caller.Unknown(
                    credentials.isEmpty() ? Reason.NO_CREDENTIAL : Reason.SEVERAL_CREDENTIALS);
        }
        String credential = credentials.get(0);
        return credential.regionMatches(true, 0, "Basic ", 0, 6)
                ? byPassword(credential)
                : byAccessToken();
    }

    private Caller byPassword(String credential) {
        // Keycloak writes any client id into its event: it gets to see those that exist.
        if (ResourceServers.find(realm, clientId(credential)).isEmpty()) {
            return unauthenticated();
        }
        EventBuilder event =
                new EventBuilder(realm, session, session.getContext().getConnection())
                        .event(EventType.PERMISSION_TOKEN)
                        .detail("door", Door.AUTHZEN.value())
                        .detail("reason", Reason.UNAUTHENTICATED_CALLER.value());
        try {
            return new Caller.Known(
                    AuthorizeClientUtil.authorizeClient(session, event, null).getClient());
        } catch (WebApplicationException e) {
            return new Caller.Rejected();
        }
    }

    private static String clientId(String credential) {
        try {
            String[] idAndSecret = BasicAuthHelper.RFC6749.parseHeader(credential);
            return idAndSecret == null ? "" : idAndSecret[0];
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private Caller byAccessToken() {
        AuthResult result;
        try {
            result = new AppAuthManager.BearerTokenAuthenticator(session).authenticate();
        } catch (WebApplicationException e) {
            return unauthenticated();
        }
        return result != null && isForItself(result)
                ? new Caller.Known(result.client())
                : unauthenticated();
    }

    /** A user's token says that the user is there; it may have been handed on by the client. */
    private static boolean isForItself(AuthResult result) {
        return result.client().getId().equals(result.user().getServiceAccountClientLink())
                && !result.token().getOtherClaims().containsKey(ENTITY_TOKEN_CLAIM);
    }

    private static Caller unauthenticated() {
        return new Caller.Unknown(Reason.UNAUTHENTICATED_CALLER);
    }
}
