package io.entitytokens.lifecycle;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Announces {@link SecretWatch} to Keycloak. */
public final class SecretWatchSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "entity-token-secrets";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return SecretWatch.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return SecretWatchFactory.class;
    }
}
