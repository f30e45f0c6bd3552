package io.entitytokens.it.lane;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Server;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The server looks for beans in the jar, and must not find resources there. */
final class RootPathsIT {

    @Test
    void noPathOfOursIsOpenAtTheRoot() {
        List<String> paths =
                new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("io.entitytokens")
                                .stream()
                                .flatMap(type -> type.getMethods().stream())
                                .filter(method -> method.isAnnotatedWith(Path.class))
                                .map(method -> method.getAnnotationOfType(Path.class).value())
                                .map(path -> path.replaceAll("\\{[^}]*}", "x"))
                                .distinct()
                                .toList();

        assertThat(paths).contains("authorize", "leaks", "tokens");
        for (String path : paths) {
            for (String method : List.of("GET", "POST")) {
                assertThat(
                                Http.request(method, URI.create(Server.get().base() + "/" + path))
                                        .send()
                                        .status())
                        .as(method + " /" + path)
                        .isEqualTo(404);
            }
        }
    }
}
