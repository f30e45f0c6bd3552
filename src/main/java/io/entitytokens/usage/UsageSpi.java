package io.entitytokens.usage;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Announces {@link UseRecorder} to Keycloak. */
public final class UsageSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "entity-token-usage";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return UseRecorder.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return UseRecorderFactory.class;
    }
}
