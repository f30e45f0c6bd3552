package io.entitytokens.oauth;

import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorContext;
import org.keycloak.representations.AccessToken;

/**
 * Takes out of Keycloak's own tokens what only a token issued for an entity token may carry: a
 * client that has the scope {@code entity:write} has no entity token for all that.
 */
final class StrayClaims implements TokenPostProcessor {

    @Override
    public void process(TokenPostProcessorContext context) {
        if (context.accessToken() != null) {
            remove(context.accessToken());
        }
    }

    static void remove(AccessToken token) {
        token.getOtherClaims().keySet().removeAll(Claims.OURS);
        String scope = token.getScope();
        // Rare: the scope of all other tokens stays as it is, to the letter.
        if (scope != null && scope.contains("entity:")) {
            token.setScope(Scope.without(scope));
        }
    }
}
