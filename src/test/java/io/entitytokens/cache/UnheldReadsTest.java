package io.entitytokens.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class UnheldReadsTest {

    private static final int PLACES = 10;
    private static final Duration LONG = Duration.ofMinutes(5);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Set<Integer>> reads = new CopyOnWriteArrayList<>();
    private final Gate gate = new Gate();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private UnheldReads<Integer> unheld(int places) {
        return new UnheldReads<>(places, LONG, Duration.ZERO, threads, this::read);
    }

    /** The first read stops at the gate. What is odd does not exist. */
    private Set<Integer> read(Set<Integer> keys) {
        reads.add(Set.copyOf(keys));
        if (reads.size() == 1) {
            gate.pass();
        }
        return keys.stream().filter(key -> key % 2 != 0).collect(Collectors.toSet());
    }

    /** Done when it has been told of its read. */
    private static CompletableFuture<Boolean> ask(UnheldReads<Integer> unheld, int key) {
        CompletableFuture<Boolean> told = new CompletableFuture<>();
        assertThat(unheld.ask(key, isNone -> told.complete(isNone))).isTrue();
        return told;
    }

    @Test
    void nobodyWaitsAndAllWhoCameDuringAReadAreReadTogether() throws Exception {
        UnheldReads<Integer> unheld = unheld(PLACES);

        CompletableFuture<Boolean> first = ask(unheld, 0);
        gate.awaitArrival();
        List<CompletableFuture<Boolean>> others =
                IntStream.of(1, 2, 2).mapToObj(key -> ask(unheld, key)).toList();

        assertThat(first).isNotDone();
        assertThat(others).noneMatch(CompletableFuture::isDone);
        gate.open();
        first.get();
        assertThat(others.get(0).get()).isTrue();
        assertThat(others.get(1).get()).isFalse();
        assertThat(others.get(2).get()).isFalse();
        assertThat(reads).containsExactly(Set.of(0), Set.of(1, 2));
    }

    @Test
    void whoFindsNoPlaceIsToldAtOnceAndNeverRead() throws Exception {
        UnheldReads<Integer> unheld = unheld(2);
        CompletableFuture<Boolean> first = ask(unheld, 0);
        gate.awaitArrival();
        CompletableFuture<Boolean> second = ask(unheld, 1);
        AtomicInteger told = new AtomicInteger();

        assertThat(unheld.ask(2, isNone -> told.incrementAndGet())).isFalse();

        gate.open();
        first.get();
        second.get();
        ask(unheld, 3).get();
        assertThat(reads).containsExactly(Set.of(0), Set.of(1), Set.of(3));
        assertThat(told).hasValue(0);
    }

    @Test
    void whatFailsHarmsNobodyElse() throws Exception {
        gate.open();
        UnheldReads<Integer> unheld =
                new UnheldReads<>(
                        PLACES,
                        LONG,
                        Duration.ZERO,
                        threads,
                        keys -> {
                            read(keys);
                            throw new IllegalStateException("of the test");
                        });

        for (int key = 0; key < 3 * PLACES; key++) {
            assertThat(ask(unheld, key).get()).isFalse();
            CompletableFuture<Boolean> told = new CompletableFuture<>();
            unheld.ask(
                    key,
                    isNone -> {
                        told.complete(isNone);
                        throw new IllegalStateException("of the test");
                    });
            told.get();
        }
    }

    /** An error ends the reader, not the reads. */
    @Test
    void readerThatDiedIsReplaced() throws Exception {
        UnheldReads<Integer> unheld =
                new UnheldReads<>(
                        PLACES,
                        LONG,
                        Duration.ZERO,
                        threads,
                        keys -> {
                            read(keys);
                            if (keys.contains(0)) {
                                throw new StackOverflowError("of the test");
                            }
                            return Set.of();
                        });
        CompletableFuture<Boolean> first = ask(unheld, 0);
        gate.awaitArrival();
        CompletableFuture<Boolean> second = ask(unheld, 1);
        gate.open();

        first.get();
        second.get();
        ask(unheld, 2).get();
        assertThat(reads).containsExactly(Set.of(0), Set.of(1), Set.of(2));
    }

    @Test
    void serverThatGoesDownReadsNothingAndKeepsNoPlace() {
        threads.shutdown();
        UnheldReads<Integer> unheld = unheld(1);
        AtomicInteger told = new AtomicInteger();

        for (int i = 0; i < 3; i++) {
            assertThat(unheld.ask(i, isNone -> told.incrementAndGet())).isFalse();
        }
        assertThat(told).hasValue(0);
        assertThat(reads).isEmpty();
    }

    @Test
    void largeCrowdIsReadInParts() throws Exception {
        UnheldReads<Integer> unheld = unheld(1_000);
        CompletableFuture<Boolean> first = ask(unheld, -1);
        gate.awaitArrival();
        List<CompletableFuture<Boolean>> all =
                IntStream.range(0, 600).mapToObj(key -> ask(unheld, key)).toList();
        gate.open();

        first.get();
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get();
        assertThat(reads.stream().map(Set::size)).containsExactly(1, 256, 256, 88);
    }

    @Test
    void crowdThatWantsTheSameIsReadAtOnce() throws Exception {
        UnheldReads<Integer> unheld = unheld(1_000);
        CompletableFuture<Boolean> first = ask(unheld, -1);
        gate.awaitArrival();
        List<CompletableFuture<Boolean>> all =
                IntStream.range(0, 600).mapToObj(i -> ask(unheld, i % 2)).toList();
        gate.open();

        first.get();
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get();
        assertThat(reads).containsExactly(Set.of(-1), Set.of(0, 1));
    }

    /** By then they take the usual way. */
    @Test
    void whoHasWaitedTooLongIsToldAndNotRead() throws Exception {
        UnheldReads<Integer> unheld =
                new UnheldReads<>(PLACES, Duration.ZERO, Duration.ZERO, threads, this::read);
        gate.open();

        for (int key = 0; key < 3 * PLACES; key++) {
            assertThat(ask(unheld, key).get()).isFalse();
        }

        assertThat(reads).isEmpty();
    }

    /** Whoever comes just as a read ends is seen by somebody. */
    @Test
    void everybodyIsToldOnceHoweverTheyCome() throws Exception {
        gate.open();
        UnheldReads<Integer> unheld = unheld(Integer.MAX_VALUE);
        AtomicInteger told = new AtomicInteger();
        List<CompletableFuture<Void>> all = new CopyOnWriteArrayList<>();
        List<CompletableFuture<Void>> askers =
                IntStream.range(0, 4)
                        .mapToObj(
                                asker ->
                                        CompletableFuture.runAsync(
                                                () -> {
                                                    for (int i = 0; i < 2_000; i++) {
                                                        all.add(askAndCount(unheld, i, told));
                                                    }
                                                },
                                                threads))
                        .toList();

        CompletableFuture.allOf(askers.toArray(CompletableFuture[]::new)).get();
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get();
        assertThat(told).hasValue(8_000);
        assertThat(reads.stream().flatMap(Set::stream).distinct()).hasSize(2_000);
    }

    private static CompletableFuture<Void> askAndCount(
            UnheldReads<Integer> unheld, int key, AtomicInteger told) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        assertThat(
                        unheld.ask(
                                key,
                                isNone -> {
                                    told.incrementAndGet();
                                    done.complete(null);
                                }))
                .isTrue();
        return done;
    }

    @Test
    void fullReadWaitsForNobodyElse() throws Exception {
        UnheldReads<Integer> unheld =
                new UnheldReads<>(1_000, LONG, Duration.ofHours(1), threads, this::read);
        CompletableFuture<Boolean> first = ask(unheld, -1);
        gate.awaitArrival();
        List<CompletableFuture<Boolean>> all =
                IntStream.range(0, 256).mapToObj(key -> ask(unheld, key)).toList();
        gate.open();

        first.get();
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get();
    }

    @Test
    void serverWithoutAThreadReadsAgainWhenItHasOne() throws Exception {
        gate.open();
        AtomicInteger asked = new AtomicInteger();
        UnheldReads<Integer> unheld =
                new UnheldReads<>(
                        1,
                        LONG,
                        Duration.ZERO,
                        work -> {
                            if (asked.getAndIncrement() < 2) {
                                throw new OutOfMemoryError("unable to create native thread");
                            }
                            threads.execute(work);
                        },
                        this::read);

        assertThat(unheld.ask(0, isNone -> {})).isFalse();
        assertThat(unheld.ask(1, isNone -> {})).isFalse();
        ask(unheld, 2).get();

        assertThat(reads).containsExactly(Set.of(2));
    }
}
