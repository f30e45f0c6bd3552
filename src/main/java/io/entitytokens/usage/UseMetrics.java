package io.entitytokens.usage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.util.List;

/**
 * {@code keycloak_entity_token_uses_waiting}, of how many tokens, and {@code
 * keycloak_entity_token_uses_lost_total}, how many uses no stamp tells of.
 */
final class UseMetrics {

    private static final String PREFIX = "keycloak.entity.token.uses.";

    private final Counter lost = Metrics.counter(PREFIX + "lost");

    UseMetrics(PendingUses pending) {
        Metrics.gauge(PREFIX + "waiting", List.of(), pending, PendingUses::size);
    }

    void lost(long uses) {
        lost.increment((double) uses);
    }
}
