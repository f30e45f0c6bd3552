package io.entitytokens.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.theme.Theme;
import org.keycloak.theme.ThemeProvider;
import org.keycloak.theme.ThemeSelectorProvider;

/** The server's themes of the Admin Console, and which of them ours stands on. */
final class AdminThemes {

    /** Our own: the directory in the jar. */
    static final String OURS = "entity-tokens";

    /** The console that our pages are made for. */
    static final String KNOWN = "keycloak.v2";

    private static final String KEYCLOAKS = "keycloak";

    private final KeycloakSession session;

    AdminThemes(KeycloakSession session) {
        this.session = session;
    }

    /**
     * The theme that ours extends: the server's default; or Keycloak's newest, where the default
     * extends ours. Empty if there is none that can be loaded.
     */
    Optional<String> parent() {
        String offered =
                session.getProvider(ThemeSelectorProvider.class)
                        .getDefaultThemeName(Theme.Type.ADMIN);
        return Stream.concat(Stream.of(offered), newestFirst())
                .filter(this::isWithoutOurs)
                .findFirst();
    }

    private Stream<String> newestFirst() {
        return providers()
                .flatMap(provider -> provider.nameSet(Theme.Type.ADMIN).stream())
                .filter(name -> name.startsWith(KEYCLOAKS))
                .sorted(Comparator.reverseOrder());
    }

    /** Whether a theme can be loaded, and does not have our pages by itself. */
    boolean isWithoutOurs(String name) {
        List<String> lineage = lineage(name);
        return !lineage.isEmpty() && !lineage.contains(OURS);
    }

    /** Whether a theme is the console that our pages are made for, or extends it. */
    boolean isKnown(String name) {
        return lineage(name).contains(KNOWN);
    }

    /** A theme and those that it extends, up to ours; empty if one of them is missing. */
    private List<String> lineage(String name) {
        List<String> names = new ArrayList<>();
        for (String next = name; next != null && !names.contains(OURS); ) {
            Optional<Theme> theme = find(next);
            if (names.contains(next) || (theme.isEmpty() && !next.equals(OURS))) {
                return List.of();
            }
            names.add(next);
            next = theme.map(Theme::getParentName).orElse(null);
        }
        return names;
    }

    /** As Keycloak finds it, but for ours, which asks here what it extends. */
    private Optional<Theme> find(String name) {
        return providers()
                .filter(provider -> provider.hasTheme(name, Theme.Type.ADMIN))
                .map(provider -> load(provider, name))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private Stream<ThemeProvider> providers() {
        return session.getAllProviders(ThemeProvider.class).stream()
                .filter(provider -> !(provider instanceof ConsoleThemeProvider))
                .sorted(Comparator.comparingInt(ThemeProvider::getProviderPriority).reversed());
    }

    private static Theme load(ThemeProvider provider, String name) {
        try {
            return provider.getTheme(name, Theme.Type.ADMIN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
