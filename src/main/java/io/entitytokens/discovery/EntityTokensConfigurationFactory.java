package io.entitytokens.discovery;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.wellknown.WellKnownProvider;
import org.keycloak.wellknown.WellKnownProviderFactory;

/**
 * Publishes {@code /realms/{realm}/.well-known/entity-tokens-configuration}: under an identifier of
 * our own, since {@code authzen-configuration} tells of the AuthZEN that Keycloak itself has.
 */
public final class EntityTokensConfigurationFactory implements WellKnownProviderFactory {

    @Override
    public WellKnownProvider create(KeycloakSession session) {
        return new EntityTokensConfigurationProvider(session);
    }

    @Override
    public String getId() {
        return "entity-tokens-configuration";
    }

    /** Also at the place that RFC 8615 has for it: before the path of the realm. */
    @Override
    public boolean isAvailableViaServerMetadata() {
        return true;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
