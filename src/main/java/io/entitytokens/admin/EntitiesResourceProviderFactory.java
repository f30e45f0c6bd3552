package io.entitytokens.admin;

import io.entitytokens.admin.audience.AudienceUpkeep;
import io.entitytokens.schedule.ClosedFirst;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.Provider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;

/** Opens {@code /admin/realms/{realm}/entities}, and keeps what entities name. */
public final class EntitiesResourceProviderFactory
        implements AdminRealmResourceProviderFactory, ClosedFirst {

    private KeycloakSessionFactory sessions;
    private AudienceUpkeep audiences;

    @Override
    public AdminRealmResourceProvider create(KeycloakSession session) {
        return new AdminResourceProvider(EntitiesResource::new);
    }

    @Override
    public String getId() {
        return "entities";
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        sessions = factory;
        audiences = new AudienceUpkeep(factory);
    }

    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return ClosedFirst.closedLater(sessions);
    }

    @Override
    public void close() {
        if (audiences != null) {
            audiences.close();
        }
    }
}
