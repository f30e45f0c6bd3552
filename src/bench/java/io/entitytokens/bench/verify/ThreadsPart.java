package io.entitytokens.bench.verify;

import io.entitytokens.bench.report.Report;
import io.entitytokens.bench.rig.Medians;
import io.entitytokens.bench.rig.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.RunResult;

/** What a second thread costs the first: whether both want the same memory, or the same lock. */
final class ThreadsPart {

    private static final double MILLION = 1e6;

    /** The methods of {@link NodeBenchmark}, with their names in the table. */
    private static final Map<String, String> SUBJECTS = new LinkedHashMap<>();

    static {
        SUBJECTS.put("ownToken", "each thread presents a token of its own");
        SUBJECTS.put("oneToken", "all threads present the same token");
    }

    private ThreadsPart() {}

    /**
     * What one presentation costs.
     *
     * @param alone nanoseconds on one thread
     * @param beside nanoseconds on each of two threads
     * @param waits for a lock, in a million presentations on two threads
     */
    private record Cost(double alone, double beside, double waits) {}

    static void run(Options options, Report report) {
        Map<String, List<Cost>> all = new LinkedHashMap<>();
        for (int round = 0; round < options.rounds(); round++) {
            for (String method : SUBJECTS.keySet()) {
                all.computeIfAbsent(method, m -> new ArrayList<>()).add(measure(method, options));
            }
        }
        report.samples("threads", all);
        var rows =
                report.table(
                        "Verified, limited, counted and stamped on two threads",
                        "",
                        "ns alone",
                        "ns beside another",
                        "ratio",
                        "waits for a lock in a million");
        SUBJECTS.forEach(
                (method, name) -> {
                    List<Cost> costs = all.get(method);
                    rows.add(
                            List.of(
                                    name,
                                    median(costs, Cost::alone),
                                    median(costs, Cost::beside),
                                    median(costs, cost -> cost.beside() / cost.alone()),
                                    median(costs, Cost::waits)));
                });
    }

    private static double median(List<Cost> costs, ToDoubleFunction<Cost> figure) {
        return Medians.of(costs.stream().mapToDouble(figure).toArray());
    }

    private static Cost measure(String method, Options options) {
        double alone = Jmh.nanos(Jmh.run(NodeBenchmark.class, method, 1, options));
        RunResult two = Jmh.run(NodeBenchmark.class, method, 2, options);
        return new Cost(
                alone, Jmh.nanos(two), MILLION * Jmh.sum(two, "waits") / Jmh.sum(two, "presented"));
    }
}
