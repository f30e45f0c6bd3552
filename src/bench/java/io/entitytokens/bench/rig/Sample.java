package io.entitytokens.bench.rig;

/**
 * One measurement of one subject.
 *
 * @param perSecond requests per second
 * @param p50 median latency in milliseconds
 * @param p99 99th percentile of the latency in milliseconds
 * @param serverCpu processor time of the server's JVM per request, in milliseconds
 * @param databaseCpu processor time of PostgreSQL per request, in milliseconds
 */
public record Sample(
        double perSecond, double p50, double p99, double serverCpu, double databaseCpu) {}
