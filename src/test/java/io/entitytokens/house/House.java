package io.entitytokens.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.entitytokens.token.Entity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What is built from {@code src/main}. */
final class House {

    static final String ROOT = "io.entitytokens";

    /** The class path entry of the classes and resources under test. */
    static final Path BUILT = built();

    static final JavaClasses CLASSES = new ClassFileImporter().importPath(BUILT);

    private House() {}

    /** The room of a class: the package below the root. */
    static String room(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT + ".")) {
            return name;
        }
        return name.substring(ROOT.length() + 1);
    }

    static Set<String> rooms() {
        Set<String> rooms = new TreeSet<>();
        CLASSES.forEach(type -> rooms.add(room(type)));
        return rooms;
    }

    /** The name of the outermost class around a class, or around what an array is made of. */
    static String topLevel(JavaClass type) {
        JavaClass outermost = type.getBaseComponentType();
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        return outermost.getName();
    }

    /** All that a class depends on, and what the methods that it calls take and give. */
    static Set<JavaClass> known(JavaClass type) {
        Set<JavaClass> known = new HashSet<>();
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            known.add(dependency.getTargetClass());
        }
        for (JavaCodeUnit unit : type.getCodeUnits()) {
            for (JavaCall<?> call : unit.getCallsFromSelf()) {
                known.addAll(call.getTarget().getRawParameterTypes());
                known.add(call.getTarget().getRawReturnType());
            }
        }
        return known;
    }

    /** What is registered in META-INF/services: the classes of each interface. */
    static Map<String, Set<String>> services() {
        Map<String, Set<String>> services = new TreeMap<>();
        try (Stream<Path> files = Files.list(BUILT.resolve("META-INF/services"))) {
            for (Path file : files.toList()) {
                services.put(
                        file.getFileName().toString(), new TreeSet<>(Files.readAllLines(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return services;
    }

    private static Path built() {
        try {
            return Path.of(
                    Entity.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
