package io.entitytokens.bench;

/** To come. */
final class ScaleBench {

    private ScaleBench() {}

    static void run(Options options) {}
}
