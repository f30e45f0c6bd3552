package io.entitytokens.token.store;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Announces {@link Store} to Keycloak. */
public final class StoreSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "entity-token-store";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return Store.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return StoreFactory.class;
    }
}
