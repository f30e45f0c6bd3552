package io.entitytokens.oauth;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.AccessTokenIntrospectionProviderFactory;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;

/** Stands before Keycloak's own introspection of access tokens: most clients send no hint. */
public final class IntrospectionFactory extends AccessTokenIntrospectionProviderFactory {

    @Override
    public TokenIntrospectionProvider create(KeycloakSession session) {
        return new EntityTokenIntrospection(session);
    }

    /** Above Keycloak's. */
    @Override
    public int order() {
        return 1;
    }
}
