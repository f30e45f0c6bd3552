package io.entitytokens.it.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An unpacked Keycloak distribution, started with our jar as anybody would start it. */
public final class KeycloakProcess {

    /** Held by whoever changes or copies the distribution of the run: tests run side by side. */
    static final Object DISTRIBUTION = new Object();

    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    /** What our log lines say when something could not be written. */
    private static final List<String> LOSSES =
            List.of(
                    "Lost events of entity tokens",
                    "Events of entity tokens cannot be written",
                    "Lost the use stamps",
                    "uses of tokens: more wait");

    private static final String H2_HAS_CLOSED = "to disable automatic closing at VM shutdown";

    private final Process process;
    private final URI management;
    private final Path output;

    private KeycloakProcess(Process process, URI management, Path output) {
        this.process = process;
        this.management = management;
        this.output = output;
    }

    /**
     * Copies a distribution, without the data of the server that ran there.
     *
     * @param to replaced if it is there
     */
    public static void copy(Path home, Path to) {
        synchronized (DISTRIBUTION) {
            copyNow(home, to);
        }
    }

    private static void copyNow(Path home, Path to) {
        Directories.delete(to);
        try (Stream<Path> files = Files.walk(home)) {
            Files.createDirectories(to.getParent());
            for (Path file : files.filter(f -> !f.startsWith(home.resolve("data"))).toList()) {
                Files.copy(
                        file,
                        to.resolve(home.relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Puts the provider jar in place of the one before. Its time goes with it, by which a server
     * knows that it was built with this jar.
     */
    public static void install(Path home, Path jar) {
        try {
            Files.copy(
                    jar,
                    providers(home, jar),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void uninstall(Path home, Path jar) {
        try {
            Files.deleteIfExists(providers(home, jar));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path providers(Path home, Path jar) {
        return home.resolve("providers").resolve(jar.getFileName());
    }

    /**
     * Starts the server; it ends with this JVM at the latest.
     *
     * @param home the unpacked distribution
     * @param environment for example the first admin
     * @param output where the server's console output goes
     * @param arguments of {@code kc.sh}
     */
    public static KeycloakProcess start(
            Path home,
            Map<String, String> environment,
            Path output,
            int managementPort,
            List<String> arguments) {
        try {
            boolean windows =
                    System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
            List<String> command = new ArrayList<>();
            command.add(home.resolve("bin").resolve(windows ? "kc.bat" : "kc.sh").toString());
            command.addAll(arguments);
            command.add("--health-enabled=true");
            command.add("--http-management-port=" + managementPort);
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
            return new KeycloakProcess(
                    process, URI.create("http://127.0.0.1:" + managementPort), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The port opens before the server is done starting; ready is what the management port says.
     */
    public void awaitReady() {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(management.resolve("/health/ready")).build();
        Instant limit = Instant.now().plus(START_LIMIT);
        while (Instant.now().isBefore(limit)) {
            try {
                if (!process.isAlive()) {
                    throw new IllegalStateException("Keycloak ended:\n" + Files.readString(output));
                }
                if (http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
                process.waitFor(200, TimeUnit.MILLISECONDS);
            } catch (IOException e) {
                awaitALittle();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("Keycloak is not ready after " + START_LIMIT);
    }

    private void awaitALittle() {
        try {
            process.waitFor(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What its management port tells, of which each line has a name and a value. */
    public String metrics() {
        return Http.request("GET", management.resolve("/metrics")).send().expect(200).body();
    }

    /** The server's process, for what the operating system knows of it. */
    public long pid() {
        return process.pid();
    }

    /** Waits until the server ends by itself. */
    public void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    /**
     * Ends it in good order: it loses nothing that it still has to write. But an H2 whose tables a
     * test reads meanwhile closes by itself, before Keycloak ends.
     */
    public void stop() {
        int before = read().length();
        end(process);
        String last = read().substring(before);
        if (last.contains(H2_HAS_CLOSED)) {
            return;
        }
        assertThat(last.lines())
                .as("what the server says at its end")
                .noneMatch(line -> LOSSES.stream().anyMatch(line::contains));
    }

    private String read() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as a power cut would: {@code kc.sh} and the JVM that it started. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
