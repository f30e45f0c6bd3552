package io.entitytokens.bench.rig;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Required;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The load generator. Its one thread sends up to about 200,000 requests a second. */
public final class Wrk {

    private static final String RESULT = "RESULT ";

    private Wrk() {}

    /**
     * What wrk has counted.
     *
     * @param micros duration in microseconds
     * @param p50 median latency in microseconds
     * @param p99 99th percentile of the latency in microseconds
     * @param refused answers with a status of 400 or more
     * @param broken failed connections and missing answers
     * @param asked how many tokens of the file it has used
     * @param statuses the number of answers by status, if they were counted
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Counted(
            long requests,
            long micros,
            long p50,
            long p99,
            long refused,
            long broken,
            long asked,
            Map<Integer, Long> statuses) {

        public double perSecond() {
            return requests * 1_000_000.0 / micros;
        }
    }

    /** A run in the background. */
    public record Running(Process process) {

        /** Waits, and throws if the run ends meanwhile. */
        public void waitSeconds(int seconds) {
            try {
                if (process.waitFor(seconds, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("wrk ended too early");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        public Counted await() {
            try {
                String output =
                        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                int result = output.indexOf(RESULT);
                if (process.waitFor() != 0 || result < 0) {
                    throw new IllegalStateException("wrk failed:\n" + output);
                }
                Counted counted =
                        Http.JSON.readValue(
                                output.substring(result + RESULT.length()), Counted.class);
                if (counted.broken() > 0 || counted.requests() == 0) {
                    throw new IllegalStateException("connections failed:\n" + output);
                }
                return counted;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public static Running start(Load load, int connections, int seconds) {
        try {
            Path wrk = Required.program("wrk", "wrk");
            return new Running(
                    new ProcessBuilder(load.command(wrk, connections, seconds))
                            .redirectErrorStream(true)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Counted run(Load load, int connections, int seconds) {
        return start(load, connections, seconds).await();
    }
}
