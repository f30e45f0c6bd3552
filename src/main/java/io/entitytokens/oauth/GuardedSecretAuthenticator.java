package io.entitytokens.oauth;

import java.util.Optional;
import org.keycloak.authentication.ClientAuthenticationFlowContext;
import org.keycloak.authentication.authenticators.client.ClientIdAndSecretAuthenticator;

/**
 * Stands before Keycloak's authenticator by client id and secret, which is the first in a realm's
 * flow and writes what was sent. A request that must not be written is refused here. Every other
 * one is Keycloak's, and so are all of them where this extension is not installed.
 */
public final class GuardedSecretAuthenticator extends ClientIdAndSecretAuthenticator {

    @Override
    public void authenticateClient(ClientAuthenticationFlowContext context) {
        Optional<ClientObjection> objection =
                ClientObjection.to(
                        context.getSession(), PresentedClient.of(context.getHttpRequest()), false);
        if (objection.isPresent()) {
            EntityTokenAuthenticator.refuse(objection.get(), context, PROVIDER_ID);
        } else {
            GivenParameters.settle(context.getHttpRequest());
            super.authenticateClient(context);
        }
    }

    /** Above Keycloak's. */
    @Override
    public int order() {
        return 1;
    }
}
