package io.entitytokens.it.realm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A default theme as a later Keycloak may have it: its console is a copy of today's, under another
 * name and with a script of its own.
 */
final class StandInTheme {

    static final String NAME = "stand-in";

    private static final String SCRIPT = "assets/stand-in.js";

    /** The default theme is the default of all types; these are as ever. */
    private static final Map<String, String> PARENTS =
            Map.of(
                    "login", "keycloak.v2",
                    "account", "keycloak.v3",
                    "email", "keycloak",
                    "welcome", "keycloak");

    private StandInTheme() {}

    static void install(Path home) {
        Path theme = home.resolve("themes").resolve(NAME);
        try {
            for (Map.Entry<String, String> parent : PARENTS.entrySet()) {
                Path directory = Files.createDirectories(theme.resolve(parent.getKey()));
                Files.writeString(
                        directory.resolve("theme.properties"), "parent=" + parent.getValue());
            }
            Path admin = theme.resolve("admin");
            copyConsole(home, admin);
            Path properties = admin.resolve("theme.properties");
            Files.writeString(properties, "\nscripts=" + SCRIPT + "\n", StandardOpenOption.APPEND);
            Files.writeString(
                    admin.resolve("resources").resolve(SCRIPT), "window.standIn = 'was here';");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyConsole(Path home, Path to) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(console(home));
                Stream<Path> files = Files.walk(jar.getPath("theme/keycloak.v2/admin"))) {
            List<Path> all = files.toList();
            for (Path file : all) {
                Files.copy(file, to.resolve(all.get(0).relativize(file).toString()));
            }
        }
    }

    private static Path console(Path home) throws IOException {
        try (Stream<Path> jars = Files.list(home.resolve("lib/lib/main"))) {
            return jars.filter(jar -> jar.getFileName().toString().contains("keycloak-admin-ui-"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
