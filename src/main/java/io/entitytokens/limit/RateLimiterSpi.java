package io.entitytokens.limit;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Announces {@link RateLimiter} to Keycloak. */
public final class RateLimiterSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "entity-token-limits";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return RateLimiter.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return RateLimiterFactory.class;
    }
}
