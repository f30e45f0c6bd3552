package io.entitytokens.console;

import java.util.Comparator;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.theme.ThemeSelectorProvider;
import org.keycloak.theme.ThemeSelectorProviderFactory;

/** Stands before the selector that Keycloak would use without us, and asks it first. */
public final class ConsoleThemeSelectorFactory implements ThemeSelectorProviderFactory {

    private ProviderFactory<?> others;

    @Override
    public ThemeSelectorProvider create(KeycloakSession session) {
        return new ConsoleThemeSelector(session, (ThemeSelectorProvider) others.create(session));
    }

    @Override
    public String getId() {
        return AdminThemes.OURS;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        others =
                factory.getProviderFactoriesStream(ThemeSelectorProvider.class)
                        .filter(other -> other != this)
                        .max(Comparator.comparingInt(other -> other.order()))
                        .orElseThrow();
    }

    @Override
    public void close() {}
}
