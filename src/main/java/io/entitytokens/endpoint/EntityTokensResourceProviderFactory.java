package io.entitytokens.endpoint;

import io.entitytokens.check.TokenChecks;
import io.entitytokens.gateway.AccessLog;
import io.entitytokens.holder.ReportLimit;
import io.entitytokens.lane.FastLane;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.Provider;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Opens {@code /realms/{realm}/entity-tokens}. */
public final class EntityTokensResourceProviderFactory implements RealmResourceProviderFactory {

    private final ReportLimit reports = new ReportLimit();

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new EntityTokensResourceProvider(session, reports);
    }

    @Override
    public String getId() {
        return "entity-tokens";
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        AccessLog.warnOfTokens(ConfigProvider.getConfig());
        factory.register(
                event -> {
                    if (event instanceof PostMigrationEvent) {
                        FastLane.open(factory);
                    }
                });
    }

    /** The lane is closed before what it asks. */
    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return Set.of(TokenChecks.class);
    }

    @Override
    public void close() {
        FastLane.close();
    }
}
