package io.entitytokens.door;

import io.entitytokens.audit.Door;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Has an option for each door, {@code forward-auth} and so on; open unless switched off. */
public final class ConfiguredDoorsFactory implements DoorsFactory {

    private final Set<Door> open = EnumSet.noneOf(Door.class);

    @Override
    public Doors create(KeycloakSession session) {
        return open::contains;
    }

    @Override
    public String getId() {
        return "default";
    }

    @Override
    public void init(Config.Scope config) {
        Arrays.stream(Door.values())
                .filter(door -> config.getBoolean(option(door), true))
                .forEach(open::add);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    private static String option(Door door) {
        return door.value().replace('_', '-');
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        ProviderConfigurationBuilder builder = ProviderConfigurationBuilder.create();
        for (Door door : Door.values()) {
            builder.property()
                    .name(option(door))
                    .type(ProviderConfigProperty.BOOLEAN_TYPE)
                    .helpText("Whether entity tokens may be presented by " + option(door) + ".")
                    .defaultValue(true)
                    .add();
        }
        return builder.build();
    }

    @Override
    public void close() {}
}
