package io.entitytokens.house;

import static io.entitytokens.house.House.CLASSES;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All that we use of Keycloak and of what it is built on, on one page: the risk of an upgrade. */
final class KeycloakSurfaceTest {

    private static final Path LIST = Path.of("src/test/resources/house/keycloak-surface.txt");
    private static final Path ACTUAL = Path.of("target/keycloak-surface.txt");
    private static final Path SOURCES = Path.of("src/main/java");

    private static final List<String> HEADER =
            List.of(
                    "# What src/main uses of Keycloak and what it is built on, by room: the risk of an upgrade.",
                    "# KeycloakSurfaceTest compares it, and says how to bring it up to date.");

    private static final List<String> PACKAGES =
            List.of(
                    "org.keycloak.",
                    "org.hibernate.",
                    "org.jboss.resteasy.",
                    "org.eclipse.microprofile.",
                    "io.vertx.",
                    "io.quarkus.",
                    "io.smallrye.",
                    "jakarta.enterprise.",
                    "org.infinispan.");

    /** Constants leave no trace in class files, so the sources are asked too. */
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?([a-z_.\\d]+\\.[A-Z]\\w*)", Pattern.MULTILINE);

    @Test
    void usedSurfaceOfKeycloakIsAsListed() throws IOException {
        Set<String> used = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            for (JavaClass target : House.known(type)) {
                add(used, House.room(type), House.topLevel(target));
            }
        }
        addImports(used);
        List<String> actual = Stream.concat(HEADER.stream(), used.stream()).toList();
        Files.createDirectories(ACTUAL.getParent());
        Files.write(ACTUAL, actual);

        List<String> listed = Files.readAllLines(LIST);
        String advice = "If the change is meant: cp " + ACTUAL + " " + LIST;
        assertThat(without(actual, listed)).as("used, not listed. %s", advice).isEmpty();
        assertThat(without(listed, actual)).as("listed, not used. %s", advice).isEmpty();
        assertThat(listed).as(advice).isEqualTo(actual);
    }

    private static List<String> without(List<String> all, List<String> others) {
        return all.stream().filter(line -> !others.contains(line)).toList();
    }

    private static void addImports(Set<String> used) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String room =
                        SOURCES.resolve("io/entitytokens").relativize(file).getName(0).toString();
                Matcher matcher = IMPORT.matcher(Files.readString(file));
                while (matcher.find()) {
                    add(used, room, matcher.group(1));
                }
            }
        }
    }

    private static void add(Set<String> used, String room, String name) {
        if (PACKAGES.stream().anyMatch(name::startsWith)) {
            used.add(room + " " + name);
        }
    }
}
