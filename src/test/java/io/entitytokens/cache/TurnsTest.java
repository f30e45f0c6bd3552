package io.entitytokens.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TurnsTest {

    private static final Duration FOREVER = Duration.ofMinutes(5);

    @Test
    void takeWhenFreeThenAsManyAsMay() {
        Turns turns = new Turns(2, Duration.ofMillis(1));

        assertThat(turns.take()).isTrue();
        assertThat(turns.take()).isTrue();
        assertThat(turns.take()).isFalse();
        turns.giveBack();
        assertThat(turns.take()).isTrue();
    }

    @Test
    void takeWhenATurnIsGivenBackThenWhoWaitsHasIt() throws Exception {
        Turns turns = new Turns(1, FOREVER);
        turns.take();
        List<Thread> waiting = waiting(turns, 1);
        CompletableFuture<Void> done = CompletableFuture.runAsync(turns::giveBack);

        waiting.get(0).join();
        done.get();
        assertThat(waiting.get(0).isAlive()).isFalse();
    }

    /** Those who wait may have their answer already, and would not get to see it. */
    @Test
    void takeWhenOthersWaitThenNotBeforeThem() throws Exception {
        Turns turns = new Turns(1, FOREVER);
        List<String> order = new CopyOnWriteArrayList<>();
        turns.take();
        Thread first =
                Gate.startAndAwaitWaiting(
                        () -> {
                            turns.take();
                            order.add("who waited");
                            turns.giveBack();
                        });

        turns.giveBack();
        turns.take();
        order.add("who came later");

        first.join();
        assertThat(order).containsExactly("who waited", "who came later");
    }

    /** They would hold all threads of the server. */
    @Test
    void takeWhenEnoughWaitThenTheNextIsSentAwayAtOnce() throws Exception {
        Turns turns = new Turns(1, FOREVER);
        turns.take();
        List<Thread> waiting = waiting(turns, 16);

        assertThat(turns.take()).isFalse();

        for (Thread thread : waiting) {
            thread.interrupt();
            thread.join();
        }
    }

    private static List<Thread> waiting(Turns turns, int count) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            threads.add(Gate.startAndAwaitWaiting(turns::take));
        }
        return threads;
    }
}
