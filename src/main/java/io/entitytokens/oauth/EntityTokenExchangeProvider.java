package io.entitytokens.oauth;

import io.entitytokens.check.TokenChecks;
import io.entitytokens.token.Endpoint;
import jakarta.ws.rs.core.Response;
import org.keycloak.protocol.oidc.TokenExchangeContext;
import org.keycloak.protocol.oidc.TokenExchangeProvider;

/** Hands an exchange of an entity token to {@link Exchange}. */
final class EntityTokenExchangeProvider implements TokenExchangeProvider {

    static final String ENTITY_TOKEN_TYPE = "urn:keycloak:params:oauth:token-type:entity-token";

    @Override
    public boolean supports(TokenExchangeContext context) {
        return ENTITY_TOKEN_TYPE.equals(context.getParams().getSubjectTokenType())
                && context.getSession()
                        .getProvider(TokenChecks.class)
                        .at(Endpoint.TOKEN_EXCHANGE)
                        .isEnabled();
    }

    @Override
    public Response exchange(TokenExchangeContext context) {
        return new Exchange(context).answer();
    }

    @Override
    public void close() {}
}
