package io.entitytokens.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;

/** {@code keycloak_entity_token_reads_total{outcome}}: what the cache had to ask the store for. */
final class ReadMetrics {

    private static final String NAME = "keycloak.entity.token.reads";

    private final Counter done = Metrics.counter(NAME, "outcome", "done");
    private final Counter busy = Metrics.counter(NAME, "outcome", "busy");
    private final Counter failed = Metrics.counter(NAME, "outcome", "failed");

    void done() {
        done.increment();
    }

    void busy() {
        busy.increment();
    }

    void failed() {
        failed.increment();
    }
}
