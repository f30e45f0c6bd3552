package io.entitytokens.oauth;

import io.entitytokens.realm.BuiltInClients;
import io.entitytokens.realm.IssuingClient;
import io.entitytokens.token.Endpoint;
import io.entitytokens.token.Reason;
import io.entitytokens.token.format.TokenText;
import io.entitytokens.token.store.LookupUnavailableException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.AuthenticationFlowException;
import org.keycloak.authentication.ClientAuthenticationFlowContext;
import org.keycloak.authentication.ClientAuthenticator;
import org.keycloak.authentication.authenticators.client.ClientAuthUtil;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.delegate.ClientModelLazyDelegate;

/**
 * Lets a client in for which an accepted entity token has been presented in this request. Only the
 * grant that issues JWTs for entity tokens has one looked for, so that nowhere else, at no other
 * endpoint and for no other grant, a token makes anybody a client.
 */
final class EntityTokenAuthenticator implements ClientAuthenticator {

    @Override
    public void authenticateClient(ClientAuthenticationFlowContext context) {
        PresentedClient presented = PresentedClient.of(context.getHttpRequest());
        ClientObjection.to(context.getSession(), presented, false)
                .ifPresentOrElse(
                        objection -> refuse(objection, context, IssuingClient.AUTHENTICATOR),
                        () ->
                                presented
                                        .clientId()
                                        .flatMap(id -> TokenClients.find(context.getRealm(), id))
                                        .ifPresentOrElse(
                                                client -> authenticate(client, context),
                                                context::attempted));
    }

    /**
     * Ends the flow. Our own event tells of it, in which floods are thinned; Keycloak's goes with
     * the transaction.
     *
     * @param authenticator id of the one that is being asked
     * @throws AuthenticationFlowException where no client takes tokens: Keycloak answers it alike
     */
    static void refuse(
            ClientObjection objection,
            ClientAuthenticationFlowContext context,
            String authenticator) {
        Event event = context.getEvent().getEvent();
        OAuthError error = objection.refuseAt(endpoint(event.getType()));
        context.getEvent().storeImmediately(false).ipAddress(TokenText.cut(event.getIpAddress()));
        context.getSession().getTransactionManager().setRollbackOnly();
        // Keycloak asks nobody else, if the client is one of this authenticator's.
        context.setClient(
                ours(context)
                        .map(client -> ofAuthenticator(client, authenticator))
                        .orElseThrow(
                                () ->
                                        new AuthenticationFlowException(
                                                AuthenticationFlowError.CLIENT_NOT_FOUND)));
        context.forceChallenge(answer(error));
    }

    private static ClientModel ofAuthenticator(ClientModel client, String authenticator) {
        return new ClientModelLazyDelegate(() -> client) {
            @Override
            public String getClientAuthenticatorType() {
                return authenticator;
            }
        };
    }

    /** By whatever id it goes; or another that takes tokens, where that cannot be told now. */
    private static Optional<ClientModel> ours(ClientAuthenticationFlowContext context) {
        try {
            return new IssuingClient(context.getSession(), context.getRealm())
                    .find()
                    .filter(TokenClients::take);
        } catch (LookupUnavailableException e) {
            return TokenClients.find(context.getRealm(), BuiltInClients.ISSUING_CLIENT_ID);
        }
    }

    private static Endpoint endpoint(EventType type) {
        if (type == EventType.INTROSPECT_TOKEN) {
            return Endpoint.INTROSPECTION;
        }
        return type == EventType.TOKEN_EXCHANGE
                ? Endpoint.TOKEN_EXCHANGE
                : Endpoint.CLIENT_CREDENTIALS;
    }

    private static Response answer(OAuthError error) {
        return ClientAuthUtil.errorResponse(
                error.status().getStatusCode(), error.code(), error.description());
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
                    answer(OAuthError.ofClient(Reason.UNKNOWN)));
        }
    }

    @Override
    public void close() {}
}
