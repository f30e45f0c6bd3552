package io.entitytokens.bench.verify;

import io.entitytokens.bench.report.Report;
import io.entitytokens.bench.rig.Machine;
import io.entitytokens.bench.rig.Medians;
import io.entitytokens.bench.rig.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.RunResult;

/** Runs the JMH benchmarks by turns, each in a JVM of its own. */
public final class VerifyBench {

    private static final String BARE = "bareSha256";
    private static final String NEVER_ROTATED = "verify";

    /** The methods of {@link VerifyBenchmark}, with their names in the table. */
    private static final Map<String, String> SUBJECTS = new LinkedHashMap<>();

    static {
        SUBJECTS.put(BARE, "SHA-256 over 48 bytes");
        SUBJECTS.put(NEVER_ROTATED, "parse and verify a cached token");
        SUBJECTS.put("verifyRotated", "… one with two older secrets, by its current one");
        SUBJECTS.put("verifyOverlapping", "… by the older one that is still good");
    }

    private VerifyBench() {}

    /** What one operation costs. */
    private record Cost(double nanos, double bytes) {}

    public static void run(Options options) {
        Report report = new Report("verify" + options.suffix(), options, Machine.describe(options));
        Map<String, List<Cost>> all = new LinkedHashMap<>();
        for (int round = 0; round < options.rounds(); round++) {
            for (String method : SUBJECTS.keySet()) {
                all.computeIfAbsent(method, m -> new ArrayList<>()).add(measure(method, options));
            }
        }
        report.samples("verify", all);
        var rows =
                report.table(
                        "One thread", "", "ns", "ratio", "to never rotated", "bytes allocated");
        SUBJECTS.forEach(
                (method, name) -> {
                    List<Cost> costs = all.get(method);
                    rows.add(
                            List.of(
                                    name,
                                    median(costs, Cost::nanos),
                                    ratio(costs, all.get(BARE)),
                                    ratio(costs, all.get(NEVER_ROTATED)),
                                    median(costs, Cost::bytes)));
                });
        ThreadsPart.run(options, report);
        report.write();
    }

    private static double median(List<Cost> costs, ToDoubleFunction<Cost> figure) {
        return Medians.of(costs.stream().mapToDouble(figure).toArray());
    }

    /** The median of the rounds' ratios. */
    private static double ratio(List<Cost> above, List<Cost> below) {
        double[] ratios = new double[above.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = above.get(round).nanos() / below.get(round).nanos();
        }
        return Medians.of(ratios);
    }

    private static Cost measure(String method, Options options) {
        RunResult result = Jmh.run(VerifyBenchmark.class, method, 1, options);
        return new Cost(Jmh.nanos(result), Jmh.bytes(result));
    }
}
