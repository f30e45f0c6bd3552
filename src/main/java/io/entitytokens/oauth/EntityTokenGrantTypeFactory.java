package io.entitytokens.oauth;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.grants.ClientCredentialsGrantTypeFactory;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;

/** Stands before Keycloak's own client credentials grant. */
public final class EntityTokenGrantTypeFactory extends ClientCredentialsGrantTypeFactory {

    @Override
    public OAuth2GrantType create(KeycloakSession session) {
        return new EntityTokenGrantType();
    }

    /** Above Keycloak's. */
    @Override
    public int order() {
        return 1;
    }
}
