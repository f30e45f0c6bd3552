package io.entitytokens.bench.rig;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The options of the command line.
 *
 * @param rounds how often each subject is measured
 * @param seconds how long each measurement takes
 * @param java home of the JDK that the servers run on
 * @param parts the parts of the benchmark that run; empty for all
 */
public record Options(int rounds, int seconds, Path java, Set<String> parts) {

    /** Where servers, logs and results are written. */
    public static final Path DIRECTORY = Path.of("target", "bench").toAbsolutePath();

    public static Options ofSystem() {
        String java = System.getProperty("bench.java", "");
        return new Options(
                Integer.getInteger("bench.rounds", 5),
                Integer.getInteger("bench.seconds", 3),
                Path.of(java.isEmpty() ? System.getProperty("java.home") : java),
                Arrays.stream(System.getProperty("bench.parts", "").split(",", -1))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.toSet()));
    }

    public boolean wants(String part) {
        return parts.isEmpty() || parts.contains(part);
    }

    /**
     * The end of a result's name: the parts unless all run, and the servers' JDK unless it is this
     * one.
     */
    public String suffix() {
        StringBuilder suffix = new StringBuilder();
        parts.stream().sorted().forEach(part -> suffix.append('-').append(part));
        int release = Machine.javaRelease(java);
        if (release != Runtime.version().feature()) {
            suffix.append("-jdk").append(release);
        }
        return suffix.toString();
    }

    /** Whether it measures long enough for figures that count; if not, it only tries the tool. */
    public boolean isFull() {
        return rounds >= 5 && seconds >= 3;
    }
}
