package io.entitytokens.audit;

import io.entitytokens.token.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code keycloak_entity_token_verdicts_total{door,reason}} at the management port; never an id.
 */
final class VerdictMetrics {

    private static final String NAME = "keycloak.entity.token.verdicts";
    private static final String ACCEPTED = "accepted";

    private final Map<Key, Counter> counters = new ConcurrentHashMap<>();

    private record Key(Door door, String reason) {}

    void count(Door door, Verdict verdict) {
        String reason =
                verdict instanceof Verdict.Refused refused ? refused.reason().value() : ACCEPTED;
        counters.computeIfAbsent(new Key(door, reason), VerdictMetrics::counter).increment();
    }

    private static Counter counter(Key key) {
        return Metrics.counter(NAME, "door", key.door().value(), "reason", key.reason());
    }
}
