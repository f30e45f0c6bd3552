package io.entitytokens.usage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;

/** How many uses wait and how many are lost, as Keycloak's metrics tell. */
final class UseCounts {

    private final MeterRegistry registry = new SimpleMeterRegistry();

    void register() {
        Metrics.addRegistry(registry);
    }

    void unregister() {
        Metrics.removeRegistry(registry);
        for (String name : List.of("waiting", "lost", "networks.lost")) {
            Metrics.globalRegistry
                    .find("keycloak.entity.token.uses." + name)
                    .meters()
                    .forEach(Metrics.globalRegistry::remove);
        }
    }

    double lost() {
        return registry.get("keycloak.entity.token.uses.lost").counter().count();
    }

    double networksLost() {
        return registry.get("keycloak.entity.token.uses.networks.lost").counter().count();
    }

    double waiting() {
        return registry.get("keycloak.entity.token.uses.waiting").gauge().value();
    }
}
