package io.entitytokens.bench;

/**
 * One measurement of one thing.
 *
 * @param perSecond requests
 * @param p50 milliseconds
 * @param p99 milliseconds
 * @param serverCpu milliseconds of processor time that a request takes of the server's JVM
 * @param databaseCpu and of PostgreSQL
 */
record Sample(double perSecond, double p50, double p99, double serverCpu, double databaseCpu) {}
