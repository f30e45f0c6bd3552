package io.entitytokens.bench.rig;

import io.entitytokens.it.support.KeycloakProcess;
import io.entitytokens.it.support.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running server. */
public final class Keycloak implements AutoCloseable {

    private static final Pattern STARTED = Pattern.compile("started in ([0-9.]+)s");

    /** A line of a class histogram: number, instances, bytes, class. */
    private static final Pattern HISTOGRAM_LINE =
            Pattern.compile("^ *\\d+: +(\\d+) +(\\d+) +(\\S+)", Pattern.MULTILINE);

    private final KeycloakProcess process;
    private final int port;
    private final Path java;
    private final double millisToReady;
    private final Path log;

    Keycloak(KeycloakProcess process, int port, Path java, double millisToReady, Path log) {
        this.process = process;
        this.port = port;
        this.java = java;
        this.millisToReady = millisToReady;
        this.log = log;
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Milliseconds of processor time that it has used so far. */
    double cpuMillis() {
        return Cpu.millis(process.pid());
    }

    /** Milliseconds from the command to the first good health check. */
    public double millisToReady() {
        return millisToReady;
    }

    /** Milliseconds that its start took by its own log. */
    public double millisToStartedByItsLog() {
        try {
            Matcher started = STARTED.matcher(Files.readString(log));
            if (!started.find()) {
                throw new IllegalStateException("the log does not say when it was started: " + log);
            }
            return Double.parseDouble(started.group(1)) * 1000;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts the bytes of live objects: of all, and of the classes whose names have a prefix. */
    public Heap heap(String prefix) {
        String histogram =
                Processes.run(
                        List.of(
                                java.resolve("bin/jcmd").toString(),
                                Long.toString(jvm()),
                                "GC.class_histogram"));
        long all = 0;
        long ours = 0;
        Matcher line = HISTOGRAM_LINE.matcher(histogram);
        while (line.find()) {
            long bytes = Long.parseLong(line.group(2));
            all += bytes;
            ours += line.group(3).startsWith(prefix) ? bytes : 0;
        }
        return new Heap(all, ours);
    }

    /** Bytes of the objects that survive a full garbage collection. */
    public record Heap(long all, long ours) {}

    /** {@code kc.sh} starts the JVM as a child process. */
    private long jvm() {
        return ProcessHandle.of(process.pid())
                .orElseThrow()
                .children()
                .findFirst()
                .orElseThrow()
                .pid();
    }

    /** Bytes of memory that are resident for the JVM. */
    public long resident() {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(jvm()), "status"))) {
            String line = lines.filter(l -> l.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.stop();
    }
}
