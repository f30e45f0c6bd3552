package io.entitytokens.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TokenActTest {

    private static final String NAME = "keycloak.entity.token.acts";

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @BeforeEach
    void register() {
        Metrics.addRegistry(registry);
    }

    @AfterEach
    void unregister() {
        Metrics.removeRegistry(registry);
        Metrics.globalRegistry.find(NAME).meters().forEach(Metrics.globalRegistry::remove);
    }

    /** Events and metrics name them, and people search and alert by the names. */
    @Test
    void actsHaveTheirDocumentedNames() {
        assertThat(TokenAct.values())
                .extracting(TokenAct::value)
                .containsExactly(
                        "rotate",
                        "end_secret",
                        "suspect",
                        "dismiss_suspicion",
                        "disable",
                        "revoke",
                        "report_leak");
    }

    @Test
    void eventTellsTheActAndWhichSecretItIsAbout() {
        assertThat(TokenAct.END_SECRET.details(3))
                .isEqualTo(Map.of("action", "end_secret", "secret_generation", "3"));
    }

    @Test
    void actsAreCountedByTheirNames() {
        TokenAct.DISMISS_SUSPICION.count();
        TokenAct.DISMISS_SUSPICION.count();

        assertThat(count(TokenAct.DISMISS_SUSPICION)).isEqualTo(2);
    }

    /** Of a counter that begins at one, Prometheus tells no increase. */
    @Test
    void countersOfAllActsStartAtZero() {
        TokenAct.show();

        assertThat(TokenAct.values()).allMatch(act -> count(act) == 0);
    }

    private double count(TokenAct act) {
        return registry.get(NAME).tag("act", act.value()).counter().count();
    }
}
