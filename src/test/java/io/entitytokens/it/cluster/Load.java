package io.entitytokens.it.cluster;

import io.entitytokens.it.support.Http.Answer;
import io.entitytokens.it.support.TestRealm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Somebody who asks the same again and again, and writes down what is answered and when. */
final class Load implements AutoCloseable {

    private final List<Seen> seen = new ArrayList<>();
    private final Thread thread;
    private volatile boolean ending;
    private volatile Throwable failure;

    /**
     * One answer.
     *
     * @param retryAfter null if the answer has no such header
     */
    record Seen(Instant asked, Instant answered, int status, String retryAfter) {

        Duration took() {
            return Duration.between(asked, answered);
        }
    }

    Load(Supplier<Answer> question) {
        thread = new Thread(() -> ask(question), "load");
        thread.setDaemon(true);
        thread.start();
    }

    private void ask(Supplier<Answer> question) {
        try {
            while (!ending) {
                note(once(question));
            }
        } catch (RuntimeException | AssertionError e) {
            failure = e;
        }
    }

    static Seen once(Supplier<Answer> question) {
        Instant asked = Instant.now();
        Answer answer = question.get();
        return new Seen(asked, Instant.now(), answer.status(), answer.header("Retry-After"));
    }

    private synchronized void note(Seen answer) {
        seen.add(answer);
    }

    /** Waits for an answer that comes from now on. */
    void await(Predicate<Seen> until) {
        int from = seen().size();
        TestRealm.await(
                () -> seen().stream().skip(from).anyMatch(until),
                found -> found,
                Duration.ofMinutes(1));
    }

    /** All that was answered. */
    synchronized List<Seen> seen() {
        if (failure != null) {
            throw new AssertionError("somebody could not ask any more", failure);
        }
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        ending = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
