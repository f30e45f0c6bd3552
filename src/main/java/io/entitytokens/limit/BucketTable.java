package io.entitytokens.limit;

import io.entitytokens.token.LimitLevel;
import io.entitytokens.token.LimitReached;
import io.entitytokens.token.RateLimit;
import io.entitytokens.token.format.TokenId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * The buckets of all tokens that this node has seen used of late. Only an accepted use of a limited
 * token makes buckets, here or on another node, so nobody fills the table by making up tokens.
 */
final class BucketTable {

    /** What is dropped at a time, beyond what has to be: the next time is not at once. */
    private static final int HEADROOM_DIVISOR = 20;

    private final ConcurrentHashMap<TokenId, AtomicReference<Buckets>> tokens =
            new ConcurrentHashMap<>();

    /** Tokens that have been used since the other nodes were told; may name one twice. */
    private final Queue<TokenId> untold = new ConcurrentLinkedQueue<>();

    private final int maxTokens;
    private final LongSupplier nanos;
    private final long origin;

    /**
     * @param maxTokens what {@link #shrink} leaves
     * @param nanos a clock that nobody sets, such as {@link System#nanoTime}
     */
    BucketTable(int maxTokens, LongSupplier nanos) {
        this.maxTokens = maxTokens;
        this.nanos = nanos;
        this.origin = nanos.getAsLong();
    }

    private long now() {
        return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - origin);
    }

    /**
     * Takes a request from all of a token's buckets, or from none.
     *
     * @param limits that count it
     * @return why it is refused, or empty
     */
    Optional<LimitReached> take(TokenId id, List<RateLimit> limits) {
        while (true) {
            AtomicReference<Buckets> token = of(id);
            Buckets before = token.get();
            // The clock is read after the buckets, so it is not behind whoever changed them.
            Buckets now = before.at(now());
            Buckets after = now.taking(limits);
            if (before == Buckets.GONE) {
                tokens.remove(id, token);
            } else if (after == now) {
                if (now.isBefore(before)) {
                    token.compareAndSet(before, now);
                }
                return Optional.of(new LimitReached(limits.stream().map(now::level).toList()));
            } else if (token.compareAndSet(before, after)) {
                if (!before.isUntold()) {
                    untold.add(id);
                }
                return Optional.empty();
            }
        }
    }

    /** Takes what another node has accepted, whether there is room or not. */
    void owe(TokenId id, Quota quota, long accepted) {
        change(id, buckets -> buckets.owing(quota, accepted));
    }

    private void change(TokenId id, UnaryOperator<Buckets> change) {
        while (true) {
            AtomicReference<Buckets> token = of(id);
            Buckets before = token.get();
            if (before == Buckets.GONE) {
                tokens.remove(id, token);
            } else if (token.compareAndSet(before, change.apply(before.at(now())))) {
                return;
            }
        }
    }

    private AtomicReference<Buckets> of(TokenId id) {
        AtomicReference<Buckets> known = tokens.get(id);
        return known != null
                ? known
                : tokens.computeIfAbsent(id, key -> new AtomicReference<>(Buckets.unused(now())));
    }

    /** What is left of these limits of a token. */
    List<LimitLevel> levels(TokenId id, List<RateLimit> limits) {
        Buckets now = find(id).orElseGet(() -> Buckets.unused(now()));
        return limits.stream().map(now::level).toList();
    }

    /** The buckets of a token as they are now, if it has any. */
    Optional<Buckets> find(TokenId id) {
        return Optional.ofNullable(tokens.get(id))
                .map(AtomicReference::get)
                .filter(buckets -> buckets != Buckets.GONE)
                .map(buckets -> buckets.at(now()));
    }

    /** The next token to tell of, which is told of or handed back; or null. */
    TokenId nextUntold() {
        return untold.poll();
    }

    /** Hands back a token of which there was no room to tell. */
    void postpone(TokenId id) {
        untold.add(id);
    }

    /** Notes that a token has been told of as it was then. What came since is told later. */
    void told(TokenId id, Buckets then) {
        change(id, buckets -> buckets.told(then));
        if (find(id).filter(Buckets::isUntold).isPresent()) {
            untold.add(id);
        }
    }

    int size() {
        return tokens.size();
    }

    /** Drops buckets that are full: they are as good as none. */
    void dropIdle() {
        long now = now();
        tokens.forEach(
                (id, token) -> {
                    Buckets before = token.get();
                    if (before.at(now).isIdle()) {
                        drop(id, token, before);
                    }
                });
    }

    /**
     * Drops the buckets of those tokens that have used least of their limits, if there are too
     * many. They begin anew, which gives back to each no more than it had used.
     *
     * @return how many tokens it has dropped
     */
    int shrink() {
        int excess = tokens.size() - maxTokens;
        if (excess <= 0) {
            return 0;
        }
        long now = now();
        return (int)
                tokens.entrySet().stream()
                        .map(entry -> Candidate.of(entry, now))
                        .sorted(Comparator.comparingDouble(Candidate::fullness).reversed())
                        .limit(excess + maxTokens / HEADROOM_DIVISOR)
                        .filter(each -> drop(each.id(), each.token(), each.buckets()))
                        .count();
    }

    /** A token as it was looked at. */
    private record Candidate(
            TokenId id, AtomicReference<Buckets> token, Buckets buckets, double fullness) {

        static Candidate of(Map.Entry<TokenId, AtomicReference<Buckets>> entry, long now) {
            Buckets buckets = entry.getValue().get();
            return new Candidate(
                    entry.getKey(), entry.getValue(), buckets, buckets.at(now).fullness());
        }
    }

    /** Nothing that is taken at this moment is lost: it has changed them, or it looks again. */
    private boolean drop(TokenId id, AtomicReference<Buckets> token, Buckets before) {
        return token.compareAndSet(before, Buckets.GONE) && tokens.remove(id, token);
    }
}
