package io.entitytokens.oauth.issue;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorFactory;

/** Looks at every token of the server just before it is signed. */
public final class ReservedClaimsFilterFactory implements TokenPostProcessorFactory {

    private static final TokenPostProcessor PROCESSOR = new ReservedClaimsFilter();

    @Override
    public TokenPostProcessor create(KeycloakSession session) {
        return PROCESSOR;
    }

    @Override
    public String getId() {
        return "entity-token";
    }

    /** After all others, which may add claims. */
    @Override
    public int order() {
        return Integer.MIN_VALUE;
    }
}
