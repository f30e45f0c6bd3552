package io.entitytokens.check;

import io.entitytokens.audit.Audit;
import io.entitytokens.limit.RateLimiter;
import io.entitytokens.token.Endpoint;
import io.entitytokens.token.store.TokenCache;
import io.entitytokens.usage.UseRecorder;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Has an option for each endpoint, {@code forward-auth} and so on; on unless switched off. */
public final class ConfiguredTokenChecksFactory implements TokenChecksFactory {

    private static final String FAST_LANE = "fast-lane";

    private final Set<Endpoint> enabled = EnumSet.noneOf(Endpoint.class);
    private boolean fastLane;

    @Override
    public TokenChecks create(KeycloakSession session) {
        return endpoint -> new TokenCheck(session, endpoint, enabled.contains(endpoint));
    }

    @Override
    public boolean hasFastLane(Endpoint endpoint) {
        return fastLane && enabled.contains(endpoint);
    }

    @Override
    public WarmChecks warm(Endpoint endpoint, KeycloakSessionFactory sessions) {
        return new WarmChecks(endpoint, sessions);
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
        fastLane = config.getBoolean(FAST_LANE, true);
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
        return builder.property()
                .name(FAST_LANE)
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .helpText(
                        "Whether forward auth is answered without a session of Keycloak where this"
                                + " node's memory is enough for it.")
                .defaultValue(true)
                .add()
                .build();
    }

    /** Closed before those by which a check is noted. */
    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return Set.of(Audit.class, RateLimiter.class, TokenCache.class, UseRecorder.class);
    }

    @Override
    public void close() {}
}
