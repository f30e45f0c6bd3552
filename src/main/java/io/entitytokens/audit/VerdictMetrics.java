package io.entitytokens.audit;

import io.entitytokens.token.Endpoint;
import io.entitytokens.token.Reason;
import io.entitytokens.token.verify.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code keycloak_entity_token_verdicts_total{endpoint,reason}} at the management port; never an
 * id.
 */
final class VerdictMetrics {

    private static final String NAME = "keycloak.entity.token.verdicts";
    private static final String ACCEPTED = "accepted";
    private static final Set<Reason> ALERTING =
            EnumSet.of(Reason.UNAVAILABLE, Reason.WRONG_SECRET, Reason.RETIRED_SECRET);

    private final Map<Endpoint, OfEndpoint> endpoints = new EnumMap<>(Endpoint.class);

    VerdictMetrics() {
        for (Endpoint endpoint : Endpoint.values()) {
            endpoints.put(endpoint, new OfEndpoint(endpoint));
        }
    }

    void count(Endpoint endpoint, Verdict verdict) {
        endpoints.get(endpoint).counter(verdict).increment();
    }

    /**
     * Counters are there from their first use on, as most reasons never come up at most endpoints;
     * but for those with an alert, which does not see one begin at more than nothing.
     */
    private static final class OfEndpoint {

        private final Map<Reason, Counter> refused = new ConcurrentHashMap<>();
        private final Endpoint endpoint;
        private volatile Counter accepted;

        OfEndpoint(Endpoint endpoint) {
            this.endpoint = endpoint;
            ALERTING.forEach(reason -> refused.put(reason, counter(reason.value())));
        }

        Counter counter(Verdict verdict) {
            if (verdict instanceof Verdict.Refused given) {
                Counter known = refused.get(given.reason());
                return known != null
                        ? known
                        : refused.computeIfAbsent(given.reason(), r -> counter(r.value()));
            }
            if (accepted == null) {
                // Two threads may both do so: a name with its tags is one counter.
                accepted = counter(ACCEPTED);
            }
            return accepted;
        }

        private Counter counter(String reason) {
            return Metrics.counter(NAME, "endpoint", endpoint.value(), "reason", reason);
        }
    }
}
