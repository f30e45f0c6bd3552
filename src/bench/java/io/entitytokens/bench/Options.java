package io.entitytokens.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a benchmark is to run, from the command line.
 *
 * @param rounds how often each thing is measured, in turn with the others
 * @param seconds how long each time
 * @param java the home of the JDK on which servers run
 * @param parts which parts of the benchmark; none means all
 */
record Options(int rounds, int seconds, Path java, Set<String> parts) {

    /** Takes what is made on the way, and the results. */
    static final Path DIRECTORY = Path.of("target", "bench").toAbsolutePath();

    static Options ofSystem() {
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

    boolean wants(String part) {
        return parts.isEmpty() || parts.contains(part);
    }

    /** What the name of a result ends with: the parts, if not all, and the JDK of the servers. */
    String suffix() {
        StringBuilder suffix = new StringBuilder();
        parts.stream().sorted().forEach(part -> suffix.append('-').append(part));
        int release = Machine.javaRelease(java);
        if (release != Runtime.version().feature()) {
            suffix.append("-jdk").append(release);
        }
        return suffix.toString();
    }

    /** Whether the figures are what they are meant to be, and no trial of the tool. */
    boolean isFull() {
        return rounds >= 5 && seconds >= 3;
    }
}
