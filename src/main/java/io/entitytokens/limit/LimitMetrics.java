package io.entitytokens.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.util.List;

/**
 * {@code keycloak_entity_token_limits_tokens}, of how many tokens this node counts the uses, and
 * {@code keycloak_entity_token_limits_dropped_total}, how many have begun anew because there were
 * too many.
 */
final class LimitMetrics {

    private static final String PREFIX = "keycloak.entity.token.limits.";

    private final Counter dropped = Metrics.counter(PREFIX + "dropped");

    LimitMetrics(BucketTable table) {
        Metrics.gauge(PREFIX + "tokens", List.of(), table, BucketTable::size);
    }

    void dropped(int tokens) {
        dropped.increment(tokens);
    }
}
