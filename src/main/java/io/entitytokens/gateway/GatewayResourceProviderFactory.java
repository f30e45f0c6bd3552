package io.entitytokens.gateway;

import io.entitytokens.audit.Door;
import io.entitytokens.door.Doorway;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Opens {@code /realms/{realm}/entity-tokens}. */
public final class GatewayResourceProviderFactory implements RealmResourceProviderFactory, Doorway {

    private static final String FORWARD_AUTH = "forward-auth";
    private static final String AUTHZEN = "authzen";

    private final Set<Door> open = EnumSet.noneOf(Door.class);

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new GatewayResourceProvider(session, open);
    }

    @Override
    public Set<Door> open() {
        return Set.copyOf(open);
    }

    @Override
    public String getId() {
        return "entity-tokens";
    }

    @Override
    public void init(Config.Scope config) {
        if (config.getBoolean(FORWARD_AUTH, true)) {
            open.add(Door.FORWARD_AUTH);
        }
        if (config.getBoolean(AUTHZEN, true)) {
            open.add(Door.AUTHZEN);
        }
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
                .property()
                .name(AUTHZEN)
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .helpText(
                        "Whether clients may ask about entity tokens by the OpenID Authorization"
                                + " API (AuthZEN).")
                .defaultValue(true)
                .add()
                .build();
    }

    @Override
    public void close() {}
}
