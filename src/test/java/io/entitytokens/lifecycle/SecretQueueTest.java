package io.entitytokens.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitytokens.token.format.TokenId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SecretQueueTest {

    private static final int MAX = 10_000;

    private final SecretQueue queue = new SecretQueue();
    private final List<SecretQueue.Key> done = new ArrayList<>();

    private static SecretQueue.Key key(int token, int generation) {
        return new SecretQueue.Key(
                SecretQueue.Kind.FIRST_USE, new TokenId("%022d".formatted(token)), generation);
    }

    private static SecretQueue.Key reuse(int token) {
        return new SecretQueue.Key(
                SecretQueue.Kind.REUSE, new TokenId("%022d".formatted(token)), 0);
    }

    private boolean add(SecretQueue.Key key) {
        return queue.add(key, () -> done.add(key));
    }

    @Test
    void allThatWaitsIsDoneOnce() {
        add(key(1, 2));
        add(key(2, 2));

        queue.work();
        queue.work();

        assertThat(done).containsExactlyInAnyOrder(key(1, 2), key(2, 2));
    }

    @Test
    void sameIsNotAddedWhileItWaits() {
        assertThat(add(key(1, 2))).isTrue();
        assertThat(add(key(1, 2))).isFalse();

        queue.work();
        assertThat(done).hasSize(1);
    }

    /** A flood of requests with one secret writes once. */
    @Test
    void sameIsNotAddedSoonAfterItWasDone() {
        add(reuse(1));
        add(key(1, 2));
        queue.work();

        assertThat(add(reuse(1))).isFalse();
        assertThat(add(key(1, 2))).isFalse();
        queue.work();
        assertThat(done).hasSize(2);
    }

    @Test
    void anotherSecretOfTheTokenIsAnotherMatter() {
        add(key(1, 2));
        queue.work();

        assertThat(add(key(1, 3))).isTrue();
        assertThat(add(reuse(1))).isTrue();
    }

    @Test
    void whatFailsWaitsAndIsTriedAgain() {
        int[] tries = {0};
        queue.add(
                key(1, 2),
                () -> {
                    tries[0]++;
                    if (tries[0] == 1) {
                        throw new IllegalStateException("no database");
                    }
                });

        queue.work();
        assertThat(add(key(1, 2))).as("it waits").isFalse();
        queue.work();
        queue.work();

        assertThat(tries[0]).isEqualTo(2);
    }

    @Test
    void nothingIsLostWhileTheDatabaseIsAway() {
        boolean[] away = {true};
        for (int token = 0; token < 5; token++) {
            SecretQueue.Key key = key(token, 2);
            queue.add(
                    key,
                    () -> {
                        if (away[0]) {
                            throw new IllegalStateException("no database");
                        }
                        done.add(key);
                    });
        }

        queue.work();
        assertThat(done).isEmpty();
        away[0] = false;
        queue.work();

        assertThat(done).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void noMoreWaitThanThereIsRoomFor() {
        assertThat(IntStream.range(0, MAX + 10).filter(token -> add(key(token, 2)))).hasSize(MAX);

        queue.work();
        assertThat(done).hasSize(MAX);
        assertThat(add(key(MAX + 1, 2))).isTrue();
    }

    @Test
    void whatFailsHoldsUpNoOther() {
        queue.add(
                key(1, 2),
                () -> {
                    throw new IllegalStateException("held");
                });
        add(key(2, 2));
        add(key(3, 2));

        queue.work();

        assertThat(done).containsExactlyInAnyOrder(key(2, 2), key(3, 2));
    }

    @Test
    void whatFailsForLongIsGivenUp() {
        queue.add(
                key(1, 2),
                () -> {
                    throw new IllegalStateException("never");
                });

        IntStream.range(0, 60).forEach(i -> queue.work());

        assertThat(add(key(1, 2))).isTrue();
    }
}
