package io.entitytokens.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Endpoint;
import io.entitytokens.token.Reason;
import io.entitytokens.token.TokenDraft;
import io.entitytokens.token.verify.Verdict;
import io.entitytokens.token.verify.Verdicts;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class VerdictMetricsTest {

    private static final String NAME = "keycloak.entity.token.verdicts";

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final VerdictMetrics metrics = new VerdictMetrics();

    @BeforeEach
    void register() {
        Metrics.addRegistry(registry);
    }

    @AfterEach
    void unregister() {
        Metrics.removeRegistry(registry);
        Metrics.globalRegistry.find(NAME).meters().forEach(Metrics.globalRegistry::remove);
    }

    @Test
    void verdictsAreCountedByEndpointAndReason() {
        metrics.count(Endpoint.FORWARD_AUTH, accepted());
        metrics.count(Endpoint.FORWARD_AUTH, accepted());
        metrics.count(Endpoint.FORWARD_AUTH, Verdict.Refused.outright(Reason.MALFORMED));

        assertThat(count("accepted")).isEqualTo(2);
        assertThat(count("malformed")).isEqualTo(1);
    }

    /** Of a counter that begins at one, Prometheus tells no increase. */
    @Test
    void countersOfAlertingReasonsStartAtZero() {
        for (String reason : List.of("unavailable", "wrong_secret", "retired_secret")) {
            assertThat(registry.find(NAME).tag("reason", reason).counters())
                    .hasSize(Endpoint.values().length)
                    .allMatch(counter -> counter.count() == 0);
        }
    }

    /** An id or a name as a tag would make as many series as there are tokens. */
    @Test
    void countersHaveNoTagsButEndpointAndReason() {
        metrics.count(Endpoint.FORWARD_AUTH, accepted());
        for (Reason reason : Reason.values()) {
            metrics.count(Endpoint.FORWARD_AUTH, Verdict.Refused.outright(reason));
        }

        int ofOtherEndpoints = 3 * (Endpoint.values().length - 1);
        assertThat(registry.getMeters()).hasSize(1 + Reason.values().length + ofOtherEndpoints);
        for (Meter meter : registry.getMeters()) {
            assertThat(meter.getId().getName()).isEqualTo(NAME);
            assertThat(meter.getId().getTags())
                    .extracting(Tag::getKey)
                    .containsExactly("endpoint", "reason");
        }
    }

    private double count(String reason) {
        return registry.get(NAME)
                .tag("endpoint", "forward_auth")
                .tag("reason", reason)
                .counter()
                .count();
    }

    private static Verdict accepted() {
        return Verdicts.accepted(TokenDraft.sap().build());
    }
}
