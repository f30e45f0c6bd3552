package io.entitytokens.console;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.theme.ThemeProvider;
import org.keycloak.theme.ThemeProviderFactory;

/** Makes our theme known to Keycloak, and says once if it extends a console that is not known. */
public final class ConsoleThemeProviderFactory implements ThemeProviderFactory {

    private static final Logger LOG = Logger.getLogger(ConsoleThemeProviderFactory.class);

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    @Override
    public ThemeProvider create(KeycloakSession session) {
        return new ConsoleThemeProvider(session, this::warn);
    }

    private void warn(String unknown) {
        if (told.add(unknown)) {
            LOG.warnf(
                    "The Admin Console of this server is the theme %s, which is not %s: the pages"
                            + " for entities are not made for it, and may not be shown. The console"
                            + " itself works as ever. Look for a newer version of this provider",
                    unknown, AdminThemes.KNOWN);
        }
    }

    @Override
    public String getId() {
        return AdminThemes.OURS;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
