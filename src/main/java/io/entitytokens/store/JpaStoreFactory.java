package io.entitytokens.store;

import io.entitytokens.token.Store;
import io.entitytokens.token.StoreFactory;
import io.entitytokens.token.TokenCache;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.Provider;

/** Makes the store that keeps entities and tokens in Keycloak's database. */
public final class JpaStoreFactory implements StoreFactory {

    @Override
    public Store create(KeycloakSession session) {
        return new JpaStore(session);
    }

    @Override
    public String getId() {
        return "jpa";
    }

    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return Set.of(JpaConnectionProvider.class, TokenCache.class);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
