package io.entitytokens.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.Permission;
import io.entitytokens.token.Permissions;
import io.entitytokens.token.TokenUse;
import io.entitytokens.token.format.TokenId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PendingUsesTest {

    private static final int THREADS = 4;
    private static final int USES = 50_000;

    @Test
    void usesOfOneTokenAreAddedUp() {
        PendingUses pending = new PendingUses(10);
        pending.add(use(1, 100, Permission.READ));
        pending.add(use(1, 300, Permission.WRITE));
        pending.add(use(1, 200, Permission.READ));

        assertThat(pending.takeAll())
                .extracting(PendingUse::use)
                .containsExactly(
                        new TokenUse(
                                id(1), 1, 100L, 300, "10.0.0.1", "endpoint", 200L, 300L, null, 3));
    }

    /** Admins see of each secret when it was used. */
    @Test
    void usesOfTwoSecretsOfATokenAreKeptApart() {
        PendingUses pending = new PendingUses(10);
        pending.add(useOfSecret(1, 100));
        pending.add(useOfSecret(2, 200));
        pending.add(useOfSecret(1, 300));

        assertThat(pending.size()).isEqualTo(2);
        assertThat(pending.takeAll())
                .extracting(PendingUse::use)
                .containsExactlyInAnyOrder(
                        useOfSecret(1, 100).use().and(useOfSecret(1, 300).use()),
                        useOfSecret(2, 200).use());
    }

    private static PendingUse useOfSecret(int generation, long time) {
        return PendingUse.once(
                "realm",
                TokenUse.once(
                        id(1),
                        generation,
                        time,
                        "10.0.0.1",
                        "endpoint",
                        Permissions.of(Permission.READ)),
                true);
    }

    @Test
    void nothingIsLeftAfterAllIsTaken() {
        PendingUses pending = new PendingUses(10);
        pending.add(use(1, 100, Permission.READ));
        pending.add(use(2, 100, Permission.READ));

        assertThat(pending.takeAll())
                .extracting(waiting -> waiting.use().id())
                .containsOnly(id(1), id(2));
        assertThat(pending.takeAll()).isEmpty();
    }

    @Test
    void furtherTokensAreRefusedWhereFullAndKnownOnesAreNot() {
        PendingUses pending = new PendingUses(2);
        assertThat(pending.add(use(1, 100, Permission.READ))).isTrue();
        assertThat(pending.add(use(2, 100, Permission.READ))).isTrue();
        assertThat(pending.add(use(3, 100, Permission.READ))).isFalse();
        assertThat(pending.add(use(1, 200, Permission.READ))).isTrue();

        assertThat(pending.takeAll())
                .extracting(PendingUse::use)
                .containsExactlyInAnyOrder(
                        use(1, 100, Permission.READ).use().and(use(1, 200, Permission.READ).use()),
                        use(2, 100, Permission.READ).use());
        assertThat(pending.add(use(3, 100, Permission.READ))).isTrue();
    }

    /** One realm's flood leaves room for what happens in another. */
    @Test
    void floodOfOneRealmLeavesRoomForAnother() {
        PendingUses pending = new PendingUses(2);
        for (int token = 0; token < 5; token++) {
            pending.add(use("flooded", token, 100, Permission.READ));
        }

        assertThat(pending.add(use("calm", 8, 100, Permission.READ))).isTrue();
        assertThat(pending.size()).isEqualTo(3);
        assertThat(pending.takeRefused()).isEqualTo(3);
        pending.takeAll();
        assertThat(pending.add(use("flooded", 9, 100, Permission.READ))).isTrue();
        assertThat(pending.add(use("flooded", 8, 100, Permission.READ))).isTrue();
    }

    /** What could not be written comes back, and may be older than what has come meanwhile. */
    @Test
    void usesGivenBackLoseNothingNewer() {
        PendingUses pending = new PendingUses(10);
        pending.add(use(1, 100, Permission.READ));
        List<PendingUse> taken = pending.takeAll();
        pending.add(use(1, 200, Permission.WRITE));
        taken.forEach(pending::add);

        assertThat(pending.takeAll())
                .extracting(PendingUse::use)
                .containsExactly(
                        new TokenUse(
                                id(1), 1, 100L, 200, "10.0.0.1", "endpoint", 100L, 200L, null, 2));
    }

    @Test
    void noUseIsLostWhileThreadsAddAndTake() throws InterruptedException, ExecutionException {
        PendingUses pending = new PendingUses(100);
        AtomicLong counted = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                done.add(threads.submit(() -> useOften(pending, counted)));
            }
            for (Future<?> thread : done) {
                thread.get();
            }
        } finally {
            threads.shutdownNow();
        }
        count(pending.takeAll(), counted);

        assertThat(counted).hasValue((long) THREADS * USES);
    }

    private static void useOften(PendingUses pending, AtomicLong counted) {
        for (int i = 0; i < USES; i++) {
            pending.add(use(i % 7, i, Permission.READ));
            if (i % 100 == 0) {
                count(pending.takeAll(), counted);
            }
        }
    }

    private static void count(List<PendingUse> uses, AtomicLong counted) {
        uses.forEach(pending -> counted.addAndGet(pending.use().count()));
    }

    private static PendingUse use(int token, long time, Permission permission) {
        return use("realm", token, time, permission);
    }

    private static PendingUse use(String realm, int token, long time, Permission permission) {
        return PendingUse.once(
                realm,
                TokenUse.once(
                        id(token), 1, time, "10.0.0.1", "endpoint", Permissions.of(permission)),
                true);
    }

    private static TokenId id(int token) {
        return new TokenId("000000000000000000000" + token);
    }
}
