package io.entitytokens.bench;

/** To come. */
final class CostBench {

    private CostBench() {}

    static void run(Options options) {}
}
