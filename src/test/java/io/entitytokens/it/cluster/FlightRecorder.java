package io.entitytokens.it.cluster;

import io.entitytokens.it.support.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Java Flight Recorder of a node that runs: notes each wait, however short. */
final class FlightRecorder {

    /** What runs, not what waits. */
    static final String SAMPLE = "jdk.ExecutionSample";

    /** Somebody else had the lock. */
    static final String LOCK = "jdk.JavaMonitorEnter";

    /** A thread has let itself be stopped, for a lock or for anything else. */
    static final String PARK = "jdk.ThreadPark";

    private static final List<String> WAITS =
            List.of(
                    LOCK,
                    "jdk.JavaMonitorWait",
                    PARK,
                    "jdk.ThreadSleep",
                    "jdk.SocketRead",
                    "jdk.FileRead",
                    "jdk.FileWrite",
                    "jdk.FileForce");

    /** A route of the server has many frames below it. */
    private static final String DEPTH = "stackdepth=512";

    private final long jvm;
    private final Path file;

    private FlightRecorder(long jvm, Path file) {
        this.jvm = jvm;
        this.file = file;
    }

    /**
     * @param jvm process id
     * @param directory for its files
     */
    static FlightRecorder start(long jvm, Path directory) {
        FlightRecorder recorder = new FlightRecorder(jvm, directory.resolve("waits.jfr"));
        Path settings = directory.resolve("waits.jfc");
        try {
            Files.writeString(settings, settings());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        recorder.command("JFR.configure", DEPTH);
        recorder.command("JFR.start", "name=waits", "settings=" + settings);
        return recorder;
    }

    private static String settings() {
        StringBuilder settings = new StringBuilder("<configuration version=\"2.0\">");
        settings.append(event(SAMPLE, "period", "1 ms"));
        WAITS.forEach(wait -> settings.append(event(wait, "threshold", "0 ns")));
        return settings.append("</configuration>").toString();
    }

    private static String event(String name, String setting, String value) {
        return ("<event name=\"%s\"><setting name=\"enabled\">true</setting>"
                        + "<setting name=\"stackTrace\">true</setting>"
                        + "<setting name=\"%s\">%s</setting></event>")
                .formatted(name, setting, value);
    }

    /** Ends it. */
    List<RecordedEvent> stop() {
        command("JFR.stop", "name=waits", "filename=" + file);
        try {
            return RecordingFile.readAllEvents(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void command(String... command) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Processes.run(List.of(jcmd.toString(), Long.toString(jvm), String.join(" ", command)));
    }
}
