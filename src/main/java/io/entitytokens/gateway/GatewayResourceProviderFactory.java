package io.entitytokens.gateway;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Opens {@code /realms/{realm}/entity-tokens}. */
public final class GatewayResourceProviderFactory implements RealmResourceProviderFactory {

    private static final String FORWARD_AUTH = "forward-auth";

    private boolean forwardAuth;

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new GatewayResourceProvider(session, forwardAuth);
    }

    @Override
    public String getId() {
        return "entity-tokens";
    }

    @Override
    public void init(Config.Scope config) {
        forwardAuth = config.getBoolean(FORWARD_AUTH, true);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(FORWARD_AUTH)
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .helpText("Whether gateways may ask about entity tokens.")
                .defaultValue(true)
                .add()
                .build();
    }

    @Override
    public void close() {}
}
