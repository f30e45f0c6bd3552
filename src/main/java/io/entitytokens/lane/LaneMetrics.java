package io.entitytokens.lane;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;

/**
 * {@code keycloak_entity_token_fast_lane_total{outcome}}: how many requests of forward auth were
 * answered in the lane, and how many were passed on.
 */
final class LaneMetrics {

    private final Counter answered = counter("answered");
    private final Counter passed = counter("passed");

    private static Counter counter(String outcome) {
        return Metrics.counter("keycloak.entity.token.fast.lane", "outcome", outcome);
    }

    void count(boolean isAnswered) {
        (isAnswered ? answered : passed).increment();
    }
}
