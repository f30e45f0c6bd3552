package io.entitytokens.house;

import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static io.entitytokens.house.House.CLASSES;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What things are called, and where they lie. */
final class NamesTest {

    /** Drawers into which anything fits. */
    private static final Pattern DRAWER_CLASS =
            Pattern.compile("Utils?.*|.*Utils?|Common.*|.*Helpers?|.*Service");

    private static final Pattern DRAWER_PACKAGE =
            Pattern.compile(".*\\.(utils?|commons?|helpers?|services?|misc)(\\..*)?");

    @Test
    void noClassOrPackageIsADrawer() {
        assertThat(CLASSES)
                .extracting(JavaClass::getSimpleName)
                .noneMatch(name -> DRAWER_CLASS.matcher(name).matches());
        assertThat(CLASSES)
                .extracting(JavaClass::getPackageName)
                .noneMatch(name -> DRAWER_PACKAGE.matcher(name).matches());
    }

    /** None under org.keycloak, which would see into packages that are not ours. */
    @Test
    void everyClassLiesBelowOurRoot() throws IOException {
        try (Stream<Path> files = Files.walk(House.BUILT)) {
            List<String> classes =
                    files.filter(file -> file.toString().endsWith(".class"))
                            .map(file -> House.BUILT.relativize(file))
                            .map(file -> file.toString().replace('\\', '/'))
                            .toList();
            assertThat(classes)
                    .hasSizeGreaterThan(80)
                    .allMatch(file -> file.matches("io/entitytokens/[a-z]+/.+"));
        }
    }

    @Test
    void classesSpeakOnlyThroughTheServersLogger() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES);
    }
}
