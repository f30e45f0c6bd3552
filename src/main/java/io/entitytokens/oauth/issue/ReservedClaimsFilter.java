package io.entitytokens.oauth.issue;

import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorContext;

/**
 * Takes out of Keycloak's own tokens what only a token issued for an entity token may carry: a
 * client that has the scope {@code entity:write} has no entity token for all that.
 */
final class ReservedClaimsFilter implements TokenPostProcessor {

    @Override
    public void process(TokenPostProcessorContext context) {
        if (context.accessToken() != null) {
            ReservedClaims.removeFrom(context.accessToken());
        }
    }
}
