package io.entitytokens.bench;

/** {@code mvn -Pbench verify -Dbench=…}: runs one benchmark, see docs/performance.md. */
public final class Bench {

    private Bench() {}

    /**
     * @param args which one
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
