package io.entitytokens.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Processes;
import io.entitytokens.it.support.Required;
import io.entitytokens.it.support.Server;
import io.entitytokens.it.support.TestRealm;
import jakarta.annotation.Nonnull;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.http.NameValuePair;
import org.apache.http.client.entity.UrlEncodedFormEntity;
import org.apache.http.entity.mime.MultipartEntityBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that a generator makes of the OpenAPI document: no name in it is one of theirs. */
final class GeneratedClientsIT {

    private static final TestRealm REALM = TestRealm.of(GeneratedClientsIT.class);
    private static final String PACKAGE = "org/openapitools/client";

    /** What a generated Java client needs beside the JDK. */
    private static final String CLASS_PATH =
            Stream.of(
                            ObjectMapper.class,
                            JsonProperty.class,
                            JsonFactory.class,
                            JavaTimeModule.class,
                            Nonnull.class,
                            NameValuePair.class,
                            UrlEncodedFormEntity.class,
                            MultipartEntityBuilder.class)
                    .map(GeneratedClientsIT::jarOf)
                    .collect(Collectors.joining(":"));

    @TempDir private static Path directory;

    private static String log;

    @BeforeAll
    static void generate() throws IOException {
        Path java =
                configuration(
                        "java",
                        Map.of(
                                "library",
                                "native",
                                "additionalProperties",
                                Map.of("openApiNullable", false, "useJakartaEe", true)));
        Path python = configuration("python", Map.of());
        log =
                Processes.run(
                        List.of(
                                "java",
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                System.getProperty("openapi.generator"),
                                "batch",
                                java.toString(),
                                python.toString()));
    }

    private static Path configuration(String generator, Map<String, Object> more)
            throws IOException {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("generatorName", generator);
        settings.put("inputSpec", Path.of("docs", "openapi.yaml").toAbsolutePath().toString());
        settings.put("outputDir", directory.resolve(generator).toString());
        settings.put(
                "globalProperties",
                Map.of(
                        "models", "",
                        "apis", "",
                        "supportingFiles", "",
                        "modelDocs", "false",
                        "apiDocs", "false",
                        "modelTests", "false",
                        "apiTests", "false"));
        Path file = directory.resolve(generator + ".json");
        Files.writeString(file, Http.JSON.writeValueAsString(settings));
        return file;
    }

    @Test
    void noNameHasToBeChangedForALanguage() {
        assertThat(log).doesNotContain("cannot be used as model name");
    }

    /** A class of java.lang, or one that every client has, would be hidden by one of ours. */
    @Test
    void javaClientHasEachNameOnce() throws IOException {
        List<String> names =
                sources("java/src/main/java").stream()
                        .map(Path::getFileName)
                        .map(name -> name.toString().replace(".java", ""))
                        .toList();

        assertThat(names).hasSizeGreaterThan(30).doesNotHaveDuplicates();
        assertThat(names).noneMatch(GeneratedClientsIT::isOfJavaLang);
    }

    private static boolean isOfJavaLang(String name) {
        try {
            Class.forName("java.lang." + name);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Test
    void javaClientCallsTheServer() throws IOException {
        Path classes = Files.createDirectory(directory.resolve("classes"));
        List<String> arguments =
                new ArrayList<>(
                        List.of("-nowarn", "-d", classes.toString(), "-classpath", CLASS_PATH));
        sources("java/src/main/java").forEach(source -> arguments.add(source.toString()));
        arguments.add("src/test/resources/generated-client/Calls.java");
        assertThat(
                        ToolProvider.getSystemJavaCompiler()
                                .run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();

        assertThat(
                        Processes.run(
                                List.of(
                                        "java",
                                        "-XX:TieredStopAtLevel=1",
                                        "-classpath",
                                        classes + ":" + CLASS_PATH,
                                        "Calls",
                                        Server.get().base().toString(),
                                        REALM.name(),
                                        REALM.realmAdmin().token())))
                .contains("all calls done");
    }

    private static List<Path> sources(String root) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve(root).resolve(PACKAGE))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String jarOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the package exports twice, one import takes from the other. */
    @Test
    void pythonClientExportsEachNameOnceAndCompiles() throws IOException {
        Path root = directory.resolve("python").resolve("openapi_client");
        List<String> exported =
                Pattern.compile("^    \"(\\w+)\",$", Pattern.MULTILINE)
                        .matcher(Files.readString(root.resolve("__init__.py")))
                        .results()
                        .map(name -> name.group(1))
                        .toList();

        assertThat(exported).hasSizeGreaterThan(30).doesNotHaveDuplicates();
        Processes.run(
                List.of(
                        Required.program("python3", "python3").toString(),
                        "-m",
                        "compileall",
                        "-q",
                        root.toString()));
    }
}
