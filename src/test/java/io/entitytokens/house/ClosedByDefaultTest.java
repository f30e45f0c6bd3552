package io.entitytokens.house;

import static io.entitytokens.house.House.CLASSES;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.HashSet;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.provider.Spi;

/** Final and package-private, unless Keycloak or another room needs it otherwise. */
final class ClosedByDefaultTest {

    /** Hibernate makes subclasses of rows, and of what is embedded in them. */
    @Test
    void classIsFinalUnlessItIsARow() {
        assertThat(
                        CLASSES.stream()
                                .filter(type -> !type.isInterface() && !type.isEnum())
                                .filter(type -> !type.isAnonymousClass())
                                .filter(type -> !type.isAnnotatedWith(Entity.class))
                                .filter(type -> !type.isAnnotatedWith(Embeddable.class))
                                .filter(type -> !type.getModifiers().contains(JavaModifier.FINAL)))
                .isEmpty();
    }

    @Test
    void publicClassIsNeededOutsideItsPackage() {
        Set<String> needed = new HashSet<>();
        for (JavaClass type : CLASSES) {
            for (JavaClass target : House.known(type)) {
                if (!type.getPackageName().equals(target.getPackageName())) {
                    needed.add(House.topLevel(target));
                }
            }
        }
        House.services()
                .forEach(
                        (service, implementations) -> {
                            needed.add(service);
                            needed.addAll(implementations);
                        });
        ServiceLoader.load(Spi.class).forEach(spi -> needed.add(spi.getProviderClass().getName()));

        assertThat(
                        CLASSES.stream()
                                .filter(JavaClass::isTopLevelClass)
                                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                                .filter(type -> !isResource(type) && !isNames(type))
                                .map(JavaClass::getName)
                                .filter(name -> !needed.contains(name)))
                .isEmpty();
    }

    /** Nothing but constants, which the compiler copies to where they are used. */
    private static boolean isNames(JavaClass type) {
        return type.getMethods().isEmpty() && !type.getFields().isEmpty();
    }

    /** JAX-RS reads resources by reflection. */
    private static boolean isResource(JavaClass type) {
        return type.getMethods().stream()
                .anyMatch(
                        method ->
                                method.isAnnotatedWith(Path.class)
                                        || method.isMetaAnnotatedWith(HttpMethod.class));
    }

    @Test
    void fieldIsPrivateUnlessItIsAConstant() {
        assertThat(
                        CLASSES.stream()
                                .flatMap(ClosedByDefaultTest::fields)
                                .filter(name -> !name.isEmpty()))
                .isEmpty();
    }

    private static Stream<String> fields(JavaClass type) {
        return type.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.PRIVATE))
                .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(
                        field ->
                                !field.getModifiers().contains(JavaModifier.STATIC)
                                        || !field.getModifiers().contains(JavaModifier.FINAL))
                .map(field -> field.getFullName());
    }
}
