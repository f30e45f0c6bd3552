package io.entitytokens.check;

import io.entitytokens.token.Endpoint;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Has an option for each endpoint, {@code forward-auth} and so on; on unless switched off. */
public final class ConfiguredTokenChecksFactory implements TokenChecksFactory {

    private final Set<Endpoint> enabled = EnumSet.noneOf(Endpoint.class);

    @Override
    public TokenChecks create(KeycloakSession session) {
        return endpoint -> new TokenCheck(session, endpoint, enabled.contains(endpoint));
    }

    @Override
    public String getId() {
        return "default";
    }

    @Override
    public void init(Config.Scope config) {
        Arrays.stream(Endpoint.values())
                .filter(endpoint -> config.getBoolean(option(endpoint), true))
                .forEach(enabled::add);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    private static String option(Endpoint endpoint) {
        return endpoint.value().replace('_', '-');
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        ProviderConfigurationBuilder builder = ProviderConfigurationBuilder.create();
        for (Endpoint endpoint : Endpoint.values()) {
            builder.property()
                    .name(option(endpoint))
                    .type(ProviderConfigProperty.BOOLEAN_TYPE)
                    .helpText("Whether entity tokens may be presented by " + option(endpoint) + ".")
                    .defaultValue(true)
                    .add();
        }
        return builder.build();
    }

    @Override
    public void close() {}
}
