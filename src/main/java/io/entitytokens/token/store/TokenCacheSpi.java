package io.entitytokens.token.store;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Announces {@link TokenCache} to Keycloak. */
public final class TokenCacheSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "entity-token-cache";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return TokenCache.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return TokenCacheFactory.class;
    }
}
