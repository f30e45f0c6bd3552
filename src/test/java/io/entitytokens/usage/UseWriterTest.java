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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

    /** The timer's thread is not waited for by the server, but by us. */
    @Test
    void writeLastWhenSomebodyIsWritingThenWhatThatOneLeavesIsWritten() throws Exception {
        List<String> writers = new CopyOnWriteArrayList<>();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        UseWriter held =
                new UseWriter(
                        pending,
                        new UseMetrics(pending),
                        batch -> {
                            begun.countDown();
                            await(goOn);
                            writers.add(Thread.currentThread().getName());
                            written.addAll(batch);
                        });
        use(TOKENS);
        Thread timer = new Thread(held::writeAll, "timer");
        timer.start();
        await(begun);
        Thread end = new Thread(held::writeLast, "end");
        end.start();
        while (end.isAlive() && end.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
        }
        assertThat(end.isAlive()).as("waits for its turn").isTrue();
        goOn.countDown();
        timer.join();
        end.join();

        assertThat(writers).containsExactly("timer", "end", "end");
        assertThat(written).hasSize(TOKENS).doesNotHaveDuplicates();
        assertThat(waiting()).isZero();
        assertThat(lost()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
