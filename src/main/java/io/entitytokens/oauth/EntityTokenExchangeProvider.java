package io.entitytokens.oauth;

import io.entitytokens.audit.Door;
import io.entitytokens.door.Doorkeeper;
import jakarta.ws.rs.core.Response;
import org.keycloak.protocol.oidc.TokenExchangeContext;
import org.keycloak.protocol.oidc.TokenExchangeProvider;

/** Hands an exchange of an entity token to {@link Exchange}. */
final class EntityTokenExchangeProvider implements TokenExchangeProvider {

    private static final String ENTITY_TOKEN_TYPE =
            "urn:keycloak:params:oauth:token-type:entity-token";

    @Override
    public boolean supports(TokenExchangeContext context) {
        return ENTITY_TOKEN_TYPE.equals(context.getParams().getSubjectTokenType())
                && new Doorkeeper(context.getSession(), Door.TOKEN_EXCHANGE).isOpen();
    }

    @Override
    public Response exchange(TokenExchangeContext context) {
        return new Exchange(context).answer();
    }

    @Override
    public void close() {}
}
