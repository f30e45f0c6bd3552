package io.entitytokens.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Permission;
import io.entitytokens.token.TokenId;
import io.entitytokens.token.TokenUse;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class UseWriterTest {

    private static final int TOKENS = 2 * UseWriter.BATCH + 1;

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final PendingUses pending = new PendingUses(TOKENS);
    private final UseWriter writer =
            new UseWriter(pending, new UseMetrics(pending), this::writeUnlessItFails);
    private final List<TokenUse> written = new ArrayList<>();
    private int tries;
    private int failures;

    @BeforeEach
    void register() {
        Metrics.addRegistry(registry);
    }

    @AfterEach
    void unregister() {
        Metrics.removeRegistry(registry);
        for (String name : List.of("waiting", "lost")) {
            Metrics.globalRegistry
                    .find("keycloak.entity.token.uses." + name)
                    .meters()
                    .forEach(Metrics.globalRegistry::remove);
        }
    }

    private void writeUnlessItFails(List<TokenUse> batch) {
        tries++;
        if (failures > 0) {
            failures--;
            throw new IllegalStateException("no database");
        }
        written.addAll(batch);
    }

    private void use(int tokens) {
        for (int token = 0; token < tokens; token++) {
            pending.add(
                    TokenUse.once(
                            new TokenId("%022d".formatted(token)),
                            token,
                            "10.0.0.1",
                            "door",
                            Set.of(Permission.READ)));
        }
    }

    private double lost() {
        return registry.get("keycloak.entity.token.uses.lost").counter().count();
    }

    private double waiting() {
        return registry.get("keycloak.entity.token.uses.waiting").gauge().value();
    }

    @Test
    void writeAllWhenTheDatabaseTakesAllThenNothingWaitsAndNothingIsLost() {
        use(TOKENS);
        assertThat(waiting()).isEqualTo(TOKENS);

        writer.writeAll();

        assertThat(written).hasSize(TOKENS);
        assertThat(tries).isEqualTo(3);
        assertThat(waiting()).isZero();
        assertThat(lost()).isZero();
    }

    @Test
    void writeAllWhenABatchFailsOnceThenTriedOnceMore() {
        use(TOKENS);
        failures = 1;

        writer.writeAll();

        assertThat(written).hasSize(TOKENS);
        assertThat(lost()).isZero();
    }

    @Test
    void writeAllWhenABatchFailsTwiceThenItIsLostAndTheOthersWait() {
        use(TOKENS);
        failures = 2;

        writer.writeAll();

        assertThat(written).isEmpty();
        assertThat(tries).isEqualTo(2);
        assertThat(lost()).isEqualTo(UseWriter.BATCH);
        assertThat(waiting()).isEqualTo(TOKENS - UseWriter.BATCH);
        writer.writeAll();
        assertThat(written).hasSize(TOKENS - UseWriter.BATCH).doesNotHaveDuplicates();
    }

    @Test
    void writeLastWhenABatchFailsThenAllThatIsLeftIsLost() {
        use(TOKENS);
        failures = 2;

        writer.writeLast();

        assertThat(lost()).isEqualTo(TOKENS);
        assertThat(waiting()).isZero();
    }

    @Test
    void writeAllWhenThereWasNoRoomThenThatIsCountedOnce() {
        use(TOKENS + 2);

        writer.writeAll();
        writer.writeAll();

        assertThat(written).hasSize(TOKENS);
        assertThat(lost()).isEqualTo(2);
    }
}
