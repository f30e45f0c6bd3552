package io.entitytokens.check;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Announces {@link TokenChecks} to Keycloak. */
public final class TokenChecksSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "entity-token-endpoint";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return TokenChecks.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return TokenChecksFactory.class;
    }
}
