package io.entitytokens.door;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Announces {@link Doors} to Keycloak. */
public final class DoorSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "entity-token-door";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return Doors.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return DoorsFactory.class;
    }
}
