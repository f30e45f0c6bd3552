package io.entitytokens.oauth;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.AccessTokenIntrospectionProviderFactory;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;

/** Serves clients that send a hint, {@code token_type_hint=entity_token}. A hint binds nobody. */
public final class HintedIntrospectionFactory extends AccessTokenIntrospectionProviderFactory {

    @Override
    public TokenIntrospectionProvider create(KeycloakSession session) {
        return new EntityTokenIntrospection(session);
    }

    @Override
    public String getId() {
        return "entity_token";
    }
}
