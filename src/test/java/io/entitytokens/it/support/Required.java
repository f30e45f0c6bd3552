package io.entitytokens.it.support;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** What a test needs beyond a JDK, Maven and Node. */
public final class Required {

    private Required() {}

    /**
     * Finds a program, or skips the test with a word on what to install; with {@code
     * -Dtests.skip=never} it fails instead.
     *
     * @param debianPackage the package that has it
     */
    public static Path program(String name, String debianPackage) {
        List<String> directories =
                List.of((System.getenv("PATH") + ":/usr/sbin:/usr/local/sbin").split(":"));
        return directories.stream()
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(
                        () ->
                                missing(
                                        name
                                                + " is not installed: apt-get install "
                                                + debianPackage));
    }

    private static Path missing(String message) {
        if ("never".equals(System.getProperty("tests.skip"))) {
            throw new AssertionError(message);
        }
        return Assumptions.abort(message);
    }
}
