package io.entitytokens.bench.verify;

import io.entitytokens.bench.rig.Options;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one method of a JMH benchmark in a JVM of its own. */
final class Jmh {

    private static final int ITERATIONS = 3;
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private Jmh() {}

    static RunResult run(Class<?> benchmark, String method, int threads, Options options) {
        try {
            return new Runner(
                            new OptionsBuilder()
                                    .include(benchmark.getName() + "." + method + "$")
                                    .jvm(options.java().resolve("bin/java").toString())
                                    .forks(1)
                                    .threads(threads)
                                    .warmupIterations(ITERATIONS)
                                    .warmupTime(TimeValue.seconds(options.seconds()))
                                    .measurementIterations(ITERATIONS)
                                    .measurementTime(TimeValue.seconds(options.seconds()))
                                    .addProfiler(GCProfiler.class)
                                    .verbosity(VerboseMode.SILENT)
                                    .build())
                    .runSingle();
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nanoseconds that one call takes. */
    static double nanos(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    /** Bytes that one call allocates. */
    static double bytes(RunResult result) {
        return result.getSecondaryResults().get(ALLOCATED).getScore();
    }

    /** The sum of a counter over all threads. */
    static double sum(RunResult result, String counter) {
        return result.getSecondaryResults().get(counter).getScore();
    }
}
