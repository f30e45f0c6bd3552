package io.entitytokens.console;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;
import org.keycloak.theme.ThemeSelectorProvider;

/**
 * Puts the theme with our pages in place of the server's default admin theme, which it extends,
 * where nobody has chosen another: neither the realm, nor another selector.
 */
final class ConsoleThemeSelector implements ThemeSelectorProvider {

    private final KeycloakSession session;
    private final ThemeSelectorProvider others;

    ConsoleThemeSelector(KeycloakSession session, ThemeSelectorProvider others) {
        this.session = session;
        this.others = others;
    }

    @Override
    public String getThemeName(Theme.Type type) {
        String chosen = others.getThemeName(type);
        return type == Theme.Type.ADMIN
                        && !isChosenByRealm()
                        && getDefaultThemeName(type).equals(chosen)
                        && new AdminThemes(session).isWithoutOurs(chosen)
                ? AdminThemes.OURS
                : chosen;
    }

    private boolean isChosenByRealm() {
        RealmModel realm = session.getContext().getRealm();
        return realm.getAdminTheme() != null && !realm.getAdminTheme().isEmpty();
    }

    /**
     * What Keycloak falls back on when a theme cannot be loaded: never ours, it may be that one.
     */
    @Override
    public String getDefaultThemeName(Theme.Type type) {
        return others.getDefaultThemeName(type);
    }

    @Override
    public void close() {
        others.close();
    }
}
