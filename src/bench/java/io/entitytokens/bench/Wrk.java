package io.entitytokens.bench;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.entitytokens.it.support.Http;
import io.entitytokens.it.support.Required;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The load generator. It has one thread, and sends up to some 200,000 requests a second. */
final class Wrk {

    private static final String RESULT = "RESULT ";

    private Wrk() {}

    /**
     * What wrk has counted.
     *
     * @param micros how long it took
     * @param p50 microseconds
     * @param p99 microseconds
     * @param refused answers with a status of 400 and more
     * @param broken connections that failed, and answers that did not come
     * @param asked how many tokens of a file have been used
     * @param statuses how many answers of each status, where they were counted
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Counted(
            long requests,
            long micros,
            long p50,
            long p99,
            long refused,
            long broken,
            long asked,
            Map<Integer, Long> statuses) {

        double perSecond() {
            return requests * 1_000_000.0 / micros;
        }
    }

    /** A run that goes on while others do. */
    record Running(Process process) {

        /** Lets it go on for a while. */
        void waitSeconds(int seconds) {
            try {
                if (process.waitFor(seconds, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("wrk ended too early");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        Counted await() {
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

    static Running start(Load load, int connections, int seconds) {
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

    static Counted run(Load load, int connections, int seconds) {
        return start(load, connections, seconds).await();
    }
}
