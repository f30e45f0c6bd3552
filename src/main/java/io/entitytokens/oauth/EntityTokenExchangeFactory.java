package io.entitytokens.oauth;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.protocol.oidc.TokenExchangeProvider;
import org.keycloak.protocol.oidc.TokenExchangeProviderFactory;

/** Takes the exchanges whose subject is an entity token; all others are Keycloak's. */
public final class EntityTokenExchangeFactory implements TokenExchangeProviderFactory {

    @Override
    public TokenExchangeProvider create(KeycloakSession session) {
        return new EntityTokenExchangeProvider();
    }

    @Override
    public String getId() {
        return "entity-token";
    }

    /** Above Keycloak's standard exchange, which has 10. */
    @Override
    public int order() {
        return 20;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
