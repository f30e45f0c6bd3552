package io.entitytokens.bench;

import io.entitytokens.bench.cost.CostBench;
import io.entitytokens.bench.http.HttpBench;
import io.entitytokens.bench.report.Docs;
import io.entitytokens.bench.rig.Options;
import io.entitytokens.bench.scale.ScaleBench;
import io.entitytokens.bench.verify.VerifyBench;

/**
 * Runs one benchmark: {@code mvn -f src/bench/pom.xml verify -Dbench=…}, see docs/performance.md.
 */
public final class Bench {

    private Bench() {}

    /**
     * @param args the name of the benchmark
     */
    public static void main(String[] args) {
        Options options = Options.ofSystem();
        switch (args[0]) {
            case "verify" -> VerifyBench.run(options);
            case "http" -> HttpBench.run(options);
            case "scale" -> ScaleBench.run(options);
            case "cost" -> CostBench.run(options);
            case "docs" -> Docs.fill();
            default ->
                    throw new IllegalArgumentException(
                            "-Dbench=verify|http|scale|cost|docs, not " + args[0]);
        }
    }
}
