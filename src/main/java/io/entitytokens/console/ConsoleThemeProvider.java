package io.entitytokens.console;

import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;
import org.keycloak.models.KeycloakSession;
import org.keycloak.theme.Theme;
import org.keycloak.theme.ThemeProvider;

/** Has our theme, which extends whichever console this server offers. */
final class ConsoleThemeProvider implements ThemeProvider {

    private final KeycloakSession session;
    private final AdminThemes themes;
    private final Consumer<String> onUnknown;

    /**
     * @param onUnknown is told the name of a console that our pages are not made for
     */
    ConsoleThemeProvider(KeycloakSession session, Consumer<String> onUnknown) {
        this.session = session;
        this.themes = new AdminThemes(session);
        this.onUnknown = onUnknown;
    }

    /** Before other jars, after the server's directory of themes. */
    @Override
    public int getProviderPriority() {
        return 1;
    }

    @Override
    public Theme getTheme(String name, Theme.Type type) throws IOException {
        if (!hasTheme(name, type)) {
            return null;
        }
        String parent =
                themes.parent()
                        .orElseThrow(() -> new IOException("there is no admin theme to extend"));
        if (!themes.isKnown(parent)) {
            onUnknown.accept(parent);
        }
        return new ConsoleTheme(parent, session.theme().getTheme(parent, type).getProperties());
    }

    @Override
    public Set<String> nameSet(Theme.Type type) {
        return type == Theme.Type.ADMIN ? Set.of(AdminThemes.OURS) : Set.of();
    }

    @Override
    public boolean hasTheme(String name, Theme.Type type) {
        return nameSet(type).contains(name);
    }

    @Override
    public void close() {}
}
