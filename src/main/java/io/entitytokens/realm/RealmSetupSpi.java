package io.entitytokens.realm;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Announces {@link RealmSetup} to Keycloak. */
public final class RealmSetupSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "entity-token-realm";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return RealmSetup.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return RealmSetupFactory.class;
    }
}
