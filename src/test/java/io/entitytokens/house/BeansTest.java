package io.entitytokens.house;

import static io.entitytokens.house.House.CLASSES;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The jar says that it has beans, so the server looks at all of its classes. Some of what it looks
 * for would be opened to everybody, without Keycloak's guards.
 */
final class BeansTest {

    @Test
    void routeOfTheFastLaneIsTheOnlyBean() {
        assertThat(
                        CLASSES.stream()
                                .filter(BeansTest::isOrHasABean)
                                .map(JavaClass::getName)
                                .toList())
                .isEqualTo(List.of("io.entitytokens.lane.LaneRoute"));
    }

    private static boolean isOrHasABean(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getPackageName())
                .anyMatch(
                        name ->
                                name.startsWith("jakarta.enterprise.")
                                        || name.startsWith("jakarta.inject")
                                        || name.startsWith("jakarta.interceptor")
                                        || name.startsWith("io.quarkus."));
    }

    /** A path on a class makes it a root resource. */
    @Test
    void noClassIsAResourceOrAProviderByItself() {
        assertThat(
                        CLASSES.stream()
                                .filter(
                                        type ->
                                                type.getAnnotations().stream()
                                                        .map(JavaAnnotation::getRawType)
                                                        .anyMatch(
                                                                annotation ->
                                                                        annotation.isEquivalentTo(
                                                                                        Path.class)
                                                                                || annotation
                                                                                        .isEquivalentTo(
                                                                                                Provider
                                                                                                        .class))))
                .isEmpty();
    }
}
