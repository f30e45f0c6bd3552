package io.entitytokens.audit;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Announces {@link Audit} to Keycloak. */
public final class AuditSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "entity-token-audit";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return Audit.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return AuditFactory.class;
    }
}
