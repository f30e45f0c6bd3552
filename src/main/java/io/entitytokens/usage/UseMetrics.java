package io.entitytokens.usage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.util.List;

/**
 * {@code keycloak_entity_token_uses_waiting}, of how many tokens. {@code
 * keycloak_entity_token_uses_lost_total}, how many uses no stamp tells of. {@code
 * keycloak_entity_token_uses_networks_lost_total}, of how many uses the network is not kept.
 */
final class UseMetrics {

    private static final String PREFIX = "keycloak.entity.token.uses.";

    private final Counter lost = Metrics.counter(PREFIX + "lost");
    private final Counter networksLost = Metrics.counter(PREFIX + "networks.lost");

    UseMetrics(PendingUses pending) {
        Metrics.gauge(PREFIX + "waiting", List.of(), pending, PendingUses::size);
    }

    void lost(long uses) {
        lost.increment((double) uses);
    }

    void lostNetworks(long uses) {
        networksLost.increment((double) uses);
    }
}
