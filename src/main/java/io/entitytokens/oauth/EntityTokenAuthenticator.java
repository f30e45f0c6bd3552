package io.entitytokens.oauth;

import io.entitytokens.realm.ResourceServers;
import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.ClientAuthenticationFlowContext;
import org.keycloak.authentication.ClientAuthenticator;
import org.keycloak.authentication.authenticators.client.ClientAuthUtil;
import org.keycloak.models.ClientModel;

/**
 * Lets a client in for which an accepted entity token has been presented in this request. Only the
 * grant that issues JWTs for entity tokens has one looked for, so that nowhere else, at no other
 * endpoint and for no other grant, a token makes anybody a client.
 */
final class EntityTokenAuthenticator implements ClientAuthenticator {

    @Override
    public void authenticateClient(ClientAuthenticationFlowContext context) {
        PresentedClient.of(context.getHttpRequest())
                .flatMap(
                        presented -> ResourceServers.find(context.getRealm(), presented.clientId()))
                .ifPresentOrElse(client -> authenticate(client, context), context::attempted);
    }

    private static void authenticate(ClientModel client, ClientAuthenticationFlowContext context) {
        context.setClient(client);
        context.getEvent().client(client);
        if (!client.isEnabled()) {
            context.failure(AuthenticationFlowError.CLIENT_DISABLED, null);
        } else if (AcceptedToken.in(context.getSession())
                .filter(accepted -> accepted.client().equals(client))
                .isPresent()) {
            context.success();
        } else {
            context.failure(
                    AuthenticationFlowError.INVALID_CLIENT_CREDENTIALS,
                    ClientAuthUtil.errorResponse(
                            Response.Status.UNAUTHORIZED.getStatusCode(),
                            "invalid_client",
                            "Invalid client or Invalid client credentials"));
        }
    }

    @Override
    public void close() {}
}
