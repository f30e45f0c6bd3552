package io.entitytokens.bench.verify;

import io.entitytokens.bench.report.Report;
import io.entitytokens.bench.rig.Machine;
import io.entitytokens.bench.rig.Medians;
import io.entitytokens.bench.rig.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the JMH benchmarks by turns, each in a JVM of its own. */
public final class VerifyBench {

    private static final int ITERATIONS = 3;
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private VerifyBench() {}

    /** What one operation costs. */
    private record Cost(double nanos, double bytes) {}

    public static void run(Options options) {
        Report report = new Report("verify" + options.suffix(), options, Machine.describe(options));
        List<Cost> bare = new ArrayList<>();
        List<Cost> verify = new ArrayList<>();
        for (int round = 0; round < options.rounds(); round++) {
            bare.add(measure("bareSha256", options));
            verify.add(measure("verify", options));
        }
        report.samples("verify", Map.of("bareSha256", bare, "verify", verify));
        double[] ratios = new double[options.rounds()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = verify.get(round).nanos() / bare.get(round).nanos();
        }
        double ratio = Medians.of(ratios);
        var rows = report.table("One thread", "", "ns", "ratio", "bytes allocated");
        rows.add(row("SHA-256 over 48 bytes", bare, 1));
        rows.add(row("parse and verify a cached token", verify, ratio));
        report.write();
    }

    private static List<Object> row(String name, List<Cost> costs, double ratio) {
        return List.of(
                name,
                Medians.of(costs.stream().mapToDouble(Cost::nanos).toArray()),
                ratio,
                Medians.of(costs.stream().mapToDouble(Cost::bytes).toArray()));
    }

    private static Cost measure(String method, Options options) {
        try {
            RunResult result =
                    new Runner(
                                    new OptionsBuilder()
                                            .include(VerifyBenchmark.class.getName() + "." + method)
                                            .jvm(options.java().resolve("bin/java").toString())
                                            .forks(1)
                                            .warmupIterations(ITERATIONS)
                                            .warmupTime(TimeValue.seconds(options.seconds()))
                                            .measurementIterations(ITERATIONS)
                                            .measurementTime(TimeValue.seconds(options.seconds()))
                                            .addProfiler(GCProfiler.class)
                                            .verbosity(VerboseMode.SILENT)
                                            .build())
                            .runSingle();
            return new Cost(
                    result.getPrimaryResult().getScore(),
                    result.getSecondaryResults().get(ALLOCATED).getScore());
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }
}
