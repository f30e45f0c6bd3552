package io.entitytokens.bench.rig;

import io.entitytokens.it.support.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes the machine that the figures come from. */
public final class Machine {

    private static final double BYTES_OF_A_GIB = 1 << 30;

    private Machine() {}

    public static Map<String, String> describe(Options options) {
        Map<String, String> machine = new LinkedHashMap<>();
        machine.put(
                "machine",
                Runtime.getRuntime().availableProcessors()
                        + " × "
                        + field("/proc/cpuinfo", "model name")
                        + ", "
                        + Math.round(memoryBytes() / BYTES_OF_A_GIB)
                        + " GiB, "
                        + System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.version"));
        machine.put("Java", java(options.java()));
        return machine;
    }

    public static Map<String, String> describe(Options options, Postgres postgres) {
        Map<String, String> machine = describe(options);
        String home = Path.of(System.getProperty("keycloak.home")).getFileName().toString();
        machine.put(
                "servers",
                "Keycloak "
                        + home.substring(home.indexOf('-') + 1)
                        + ", optimized, on PostgreSQL "
                        + postgres.ask("postgres", "show server_version")
                        + ", load generator beside them");
        return machine;
    }

    /** The version that a JDK prints. */
    private static String java(Path home) {
        return Processes.run(List.of(home.resolve("bin/java").toString(), "-version"))
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .replaceFirst("^.*Environment ", "")
                .replaceAll("[()]", "")
                .replaceFirst("^build ", "");
    }

    /** The feature release of a JDK, as 17 or 25. */
    public static int javaRelease(Path home) {
        return Integer.parseInt(
                field(home.resolve("release").toString(), "JAVA_VERSION")
                        .replace("\"", "")
                        .replaceFirst("[.+-].*", ""));
    }

    private static double memoryBytes() {
        return Long.parseLong(field("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) * 1024.0;
    }

    private static String field(String file, String name) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .findFirst()
                    .map(line -> line.replaceFirst("^[^:=]*[:=]\\s*", ""))
                    .orElse("?");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
