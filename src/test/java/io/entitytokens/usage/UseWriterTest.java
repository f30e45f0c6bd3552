package io.entitytokens.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.TokenUse;
import io.entitytokens.token.format.TokenId;
import java.util.ArrayList;
import java.util.HashSet;
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

    private final UseCounts counts = new UseCounts();
    private final PendingUses pending = new PendingUses(TOKENS);
    private final UseWriter writer =
            new UseWriter(pending, new UseMetrics(pending), this::writeUnlessItFails);
    private final List<TokenUse> written = new ArrayList<>();
    private int tries;
    private int failures;
    private final Set<TokenId> busy = new HashSet<>();
    private int busyTimes;

    @BeforeEach
    void register() {
        counts.register();
    }

    @AfterEach
    void unregister() {
        counts.unregister();
    }

    private Set<TokenId> writeUnlessItFails(List<PendingUse> batch) {
        tries++;
        if (failures > 0) {
            failures--;
            throw new IllegalStateException("no database");
        }
        batch.stream()
                .map(PendingUse::use)
                .filter(use -> !busy.contains(use.id()))
                .forEach(written::add);
        Set<TokenId> left = Set.copyOf(busy);
        busyTimes--;
        if (busyTimes == 0) {
            busy.clear();
        }
        return left;
    }

    private void use(int tokens) {
        for (int token = 0; token < tokens; token++) {
            use("realm", token);
        }
    }

    private void use(String realm, int token) {
        pending.add(
                PendingUse.once(
                        realm,
                        TokenUse.once(
                                id(token),
                                1,
                                token,
                                "10.0.0.1",
                                "endpoint",
                                Permissions.of(Permission.READ)),
                        true));
    }

    private static TokenId id(int token) {
        return new TokenId("%022d".formatted(token));
    }

    @Test
    void allUsesAreWrittenAndNoneWaitsOrIsLost() {
        use(TOKENS);
        assertThat(counts.waiting()).isEqualTo(TOKENS);

        writer.writeAll();

        assertThat(written).hasSize(TOKENS);
        assertThat(tries).isEqualTo(3);
        assertThat(counts.waiting()).isZero();
        assertThat(counts.lost()).isZero();
    }

    @Test
    void batchThatFailsOnceIsTriedAgain() {
        use(TOKENS);
        failures = 1;

        writer.writeAll();

        assertThat(written).hasSize(TOKENS);
        assertThat(counts.lost()).isZero();
    }

    @Test
    void batchThatFailsTwiceIsLostAndTheOthersWait() {
        use(TOKENS);
        failures = 2;

        writer.writeAll();

        assertThat(written).isEmpty();
        assertThat(tries).isEqualTo(2);
        assertThat(counts.lost()).isEqualTo(UseWriter.BATCH);
        assertThat(counts.waiting()).isEqualTo(TOKENS - UseWriter.BATCH);
        writer.writeAll();
        assertThat(written).hasSize(TOKENS - UseWriter.BATCH).doesNotHaveDuplicates();
    }

    @Test
    void lastWriteLosesAllThatIsLeftAfterABatchFailsTwice() {
        use(TOKENS);
        failures = 2;

        writer.writeLast();

        assertThat(counts.lost()).isEqualTo(TOKENS);
        assertThat(counts.waiting()).isZero();
    }

    /** The timer's thread is not waited for by the server, but by us. */
    @Test
    void lastWriteWaitsItsTurnAndWritesWhatIsLeft() throws Exception {
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
                            batch.forEach(pendingUse -> written.add(pendingUse.use()));
                            return Set.of();
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
        assertThat(counts.waiting()).isZero();
        assertThat(counts.lost()).isZero();
    }

    @Test
    void useOfABusyRowWaitsAndTheOthersAreWritten() {
        use(3);
        busy.add(id(1));
        busyTimes = 1;

        writer.writeAll();

        assertThat(written).extracting(TokenUse::id).containsOnly(id(0), id(2));
        assertThat(counts.waiting()).isEqualTo(1);
        assertThat(counts.lost()).isZero();
        writer.writeAll();
        assertThat(written).extracting(TokenUse::id).containsOnlyOnce(id(0), id(1), id(2));
        assertThat(counts.waiting()).isZero();
    }

    /** Whoever holds it will not for long. */
    @Test
    void lastWriteTriesUntilABusyRowIsFree() {
        use(3);
        busy.add(id(1));
        busyTimes = 3;

        writer.writeLast();

        assertThat(written).extracting(TokenUse::id).containsOnlyOnce(id(0), id(1), id(2));
        assertThat(tries).isEqualTo(4);
        assertThat(counts.lost()).isZero();
    }

    @Test
    void noRealmSharesATransactionWithAFlood() {
        List<List<PendingUse>> batches = new ArrayList<>();
        UseWriter noting =
                new UseWriter(
                        pending,
                        new UseMetrics(pending),
                        batch -> {
                            batches.add(batch);
                            return Set.of();
                        });
        use(TOKENS);
        use("calm", TOKENS);

        noting.writeAll();

        assertThat(batches).hasSize(4);
        assertThat(batches.get(0))
                .as("who has few need not wait")
                .extracting(pendingUse -> pendingUse.use().id())
                .containsExactly(id(TOKENS));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void usesWithoutRoomAreCountedAsLostOnce() {
        use(TOKENS + 2);

        writer.writeAll();
        writer.writeAll();

        assertThat(written).hasSize(TOKENS);
        assertThat(counts.lost()).isEqualTo(2);
    }
}
