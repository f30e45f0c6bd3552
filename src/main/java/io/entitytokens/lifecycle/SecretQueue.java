package io.entitytokens.lifecycle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.entitytokens.token.format.TokenId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Writings about secrets that wait. Of each key there is one at a time, and not another one soon
 * after: whoever repeats a request causes no more of them.
 */
final class SecretQueue {

    private static final Logger LOG = Logger.getLogger(SecretQueue.class);

    /** Of those that wait, and of those that were done of late. */
    private static final int MAX = 10_000;

    /** Then it is given up: if it is still so, the next request brings it again. */
    private static final int MAX_TRIES = 60;

    /** Then the database does not answer, and the others wait for the next time. */
    private static final int MAX_FAILURES_IN_A_ROW = 3;

    private final Map<Key, Writing> waiting = new ConcurrentHashMap<>();

    private final Cache<Key, Boolean> done =
            Caffeine.newBuilder()
                    .maximumSize(MAX)
                    .executor(Runnable::run)
                    .expireAfter(Expiry.<Key, Boolean>creating((key, value) -> key.kind().pause))
                    .build();

    /** What a writing is about; with how long there is no other one of the same. */
    enum Kind {
        /** A node may not know of it before what it remembers runs out. */
        FIRST_USE(Duration.ofMinutes(1)),
        REUSE(Duration.ofHours(1)),
        REPORT(Duration.ofHours(1));

        private final Duration pause;

        Kind(Duration pause) {
            this.pause = pause;
        }
    }

    /**
     * Which writings are the same.
     *
     * @param generation of a secret, or 0 if it does not matter which one
     */
    record Key(Kind kind, TokenId id, int generation) {}

    /** What is to be done, and how often that has failed. */
    private record Writing(Runnable work, AtomicInteger tries) {}

    /**
     * @return whether it was new, and there was room
     */
    boolean add(Key key, Runnable work) {
        return done.getIfPresent(key) == null
                && waiting.size() < MAX
                && waiting.putIfAbsent(key, new Writing(work, new AtomicInteger())) == null;
    }

    /** Does all that waits. What fails waits on. */
    void work() {
        int failures = 0;
        List<Map.Entry<Key, Writing>> all = new ArrayList<>(waiting.entrySet());
        // Whatever fails again and again does not always come first.
        Collections.shuffle(all);
        for (Map.Entry<Key, Writing> next : all) {
            if (isDone(next.getKey(), next.getValue())) {
                failures = 0;
            } else if (++failures == MAX_FAILURES_IN_A_ROW) {
                return;
            }
        }
    }

    private boolean isDone(Key key, Writing writing) {
        try {
            writing.work.run();
        } catch (RuntimeException e) {
            boolean isGivenUp = writing.tries.incrementAndGet() == MAX_TRIES;
            if (isGivenUp) {
                waiting.remove(key);
            }
            LOG.warnf(
                    "What became of a secret of token %s (%s) could not be written, and is %s: %s",
                    key.id(), key.kind(), isGivenUp ? "given up" : "tried again", e);
            return false;
        }
        done.put(key, true);
        waiting.remove(key);
        return true;
    }
}
