package io.entitytokens.authzen;

import io.entitytokens.realm.BuiltInClients;
import io.entitytokens.token.Reason;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/**
 * Tells which client calls, with Keycloak's own means: its client id and secret in HTTP Basic, or
 * an access token that it got for itself, and for this endpoint, by client credentials. What else
 * Keycloak takes for client authentication comes in a form, and here the body is JSON; it leads to
 * an access token too.
 */
final class PepAuthentication {

    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    private final KeycloakSession session;

    PepAuthentication(KeycloakSession session) {
        this.session = session;
    }

    Caller authenticate() {
        List<String> credentials =
                session.getContext()
                        .getHttpRequest()
                        .getHttpHeaders()
                        .getRequestHeaders()
                        .getOrDefault(HttpHeaders.AUTHORIZATION, List.of());
        if (credentials.size() != 1) {
            return unknown(
                    credentials.isEmpty() ? Reason.NO_CREDENTIAL : Reason.SEVERAL_CREDENTIALS);
        }
        String credential = credentials.get(0);
        if (isOf(BASIC, credential)) {
            return byPassword(new ClientPassword(session, credential));
        }
        return isOf(BEARER, credential) ? byAccessToken() : unauthenticated();
    }

    private Caller byPassword(ClientPassword password) {
        return password.named()
                .map(client -> password.isOf(client) ? new Caller.Known(client) : failed(client))
                .orElseGet(PepAuthentication::unauthenticated);
    }

    private Caller byAccessToken() {
        try {
            AuthResult result = new AppAuthManager.BearerTokenAuthenticator(session).authenticate();
            return result != null && OwnAccessToken.is(result)
                    ? new Caller.Known(result.client())
                    : unauthenticated();
        } catch (WebApplicationException e) {
            return unauthenticated();
        }
    }

    private static Caller failed(ClientModel client) {
        return new Caller.Unknown(Reason.UNAUTHENTICATED_CALLER, client.getClientId());
    }

    private static Caller unauthenticated() {
        return unknown(Reason.UNAUTHENTICATED_CALLER);
    }

    /** Of nobody, events name the client that tokens stand for. */
    private static Caller unknown(Reason reason) {
        return new Caller.Unknown(reason, BuiltInClients.ISSUING_CLIENT_ID);
    }

    private static boolean isOf(String scheme, String credential) {
        return credential.regionMatches(true, 0, scheme, 0, scheme.length());
    }
}
