package io.entitytokens.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitytokens.token.store.LookupUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class BatchLoaderTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Collection<Integer>> reads = new CopyOnWriteArrayList<>();
    private final Gate gate = new Gate();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void loneKeyIsReadAlone() {
        BatchLoader<Integer, String> batches =
                new BatchLoader<>(1, LONG, Duration.ZERO, this::read, () -> {});

        assertThat(batches.read(2)).contains("value 2");
        assertThat(batches.read(3)).as("odd keys do not exist").isEmpty();
        assertThat(reads).containsExactly(List.of(2), List.of(3));
    }

    @Test
    void waitingKeysAreReadTogether() throws Exception {
        BatchLoader<Integer, String> batches =
                new BatchLoader<>(1, LONG, Duration.ZERO, this::readFirstSlowly, () -> {});
        Future<Optional<String>> first = threads.submit(() -> batches.read(0));
        gate.awaitArrival();
        Map<Integer, Future<Optional<String>>> others = start(batches, IntStream.rangeClosed(1, 8));
        gate.open();

        assertThat(first.get()).contains("value 0");
        for (Map.Entry<Integer, Future<Optional<String>>> other : others.entrySet()) {
            assertThat(other.getValue().get()).isEqualTo(value(other.getKey()));
        }
        assertThat(reads).hasSize(2);
        assertThat(reads.get(1)).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void failedReadFailsForAllWhoWaited() throws Exception {
        BatchLoader<Integer, String> batches =
                new BatchLoader<>(
                        1,
                        LONG,
                        Duration.ZERO,
                        keys -> {
                            readFirstSlowly(keys);
                            throw new LookupUnavailableException("away");
                        },
                        () -> {});
        Future<Optional<String>> first = threads.submit(() -> batches.read(0));
        gate.awaitArrival();
        Map<Integer, Future<Optional<String>>> others = start(batches, IntStream.rangeClosed(1, 3));
        gate.open();

        others.put(0, first);
        for (Future<Optional<String>> each : others.values()) {
            assertThatThrownBy(each::get).hasCauseInstanceOf(LookupUnavailableException.class);
        }
        assertThatThrownBy(() -> batches.read(9)).isInstanceOf(LookupUnavailableException.class);
    }

    @Test
    void keyWhoseTurnComesTooLateIsRefusedAndNeverRead() throws Exception {
        BatchLoader<Integer, String> batches =
                new BatchLoader<>(
                        1, Duration.ofMillis(1), Duration.ZERO, this::readFirstSlowly, () -> {});
        Future<Optional<String>> first = threads.submit(() -> batches.read(0));
        gate.awaitArrival();

        assertThatThrownBy(() -> batches.read(2)).isInstanceOf(LookupUnavailableException.class);

        gate.open();
        first.get();
        assertThat(batches.read(4)).contains("value 4");
        assertThat(reads).containsExactly(List.of(0), List.of(4));
    }

    @Test
    void callersGetTheirOwnAnswersAndReadsStayWithinTheLimit() throws Exception {
        CopyOnWriteArrayList<Integer> mostAtOnce = new CopyOnWriteArrayList<>();
        BatchLoader<Integer, String> batches =
                new BatchLoader<>(
                        2,
                        LONG,
                        Duration.ZERO,
                        keys -> {
                            mostAtOnce.add(0);
                            assertThat(mostAtOnce.size()).isLessThanOrEqualTo(2);
                            try {
                                return read(keys);
                            } finally {
                                mostAtOnce.remove(0);
                            }
                        },
                        () -> {});
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int thread = 0; thread < 16; thread++) {
            int start = thread * 1_000;
            all.add(
                    CompletableFuture.runAsync(
                            () ->
                                    IntStream.range(start, start + 1_000)
                                            .forEach(
                                                    key ->
                                                            assertThat(batches.read(key))
                                                                    .isEqualTo(value(key))),
                            threads));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(50, TimeUnit.SECONDS);
    }

    /** Who gives up may be the one to whom the turn is about to be handed. */
    @Test
    void turnIsNotLostWhenWhoWaitsGivesUp() throws Exception {
        AtomicInteger sentAway = new AtomicInteger();
        BatchLoader<Integer, String> batches =
                new BatchLoader<>(
                        1,
                        Duration.ofNanos(50_000),
                        Duration.ZERO,
                        this::read,
                        sentAway::incrementAndGet);
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            all.add(
                    CompletableFuture.runAsync(
                            () ->
                                    IntStream.range(0, 20_000)
                                            .forEach(key -> readOrNot(batches, key)),
                            threads));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(50, TimeUnit.SECONDS);

        assertThat(sentAway).as("some had to give up").hasPositiveValue();
        assertThat(batches.read(2)).contains("value 2");
    }

    private static void readOrNot(BatchLoader<Integer, String> batches, int key) {
        try {
            assertThat(batches.read(key)).isEqualTo(value(key));
        } catch (LookupUnavailableException e) {
            // Said to whoever asked; nothing else is to come of it.
        }
    }

    private Map<Integer, Future<Optional<String>>> start(
            BatchLoader<Integer, String> batches, IntStream keys) {
        return keys.boxed().collect(Collectors.toMap(key -> key, key -> waiting(batches, key)));
    }

    private Future<Optional<String>> waiting(BatchLoader<Integer, String> batches, int key) {
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        Gate.startAndAwaitWaiting(
                () -> {
                    try {
                        answer.complete(batches.read(key));
                    } catch (LookupUnavailableException e) {
                        answer.completeExceptionally(e);
                    }
                });
        return answer;
    }

    private static Optional<String> value(int key) {
        return key % 2 == 0 ? Optional.of("value " + key) : Optional.empty();
    }

    private Map<Integer, String> read(Collection<Integer> keys) {
        reads.add(List.copyOf(keys));
        return keys.stream()
                .filter(key -> key % 2 == 0)
                .collect(Collectors.toMap(key -> key, key -> "value " + key));
    }

    private Map<Integer, String> readFirstSlowly(Collection<Integer> keys) {
        Map<Integer, String> read = read(keys);
        gate.pass();
        return read;
    }
}
