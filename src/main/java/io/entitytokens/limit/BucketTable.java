package io.entitytokens.limit;

import io.entitytokens.token.LimitLevel;
import io.entitytokens.token.LimitReached;
import io.entitytokens.token.RateLimit;
import io.entitytokens.token.format.TokenId;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * The buckets of all tokens that this node has seen used of late. Only an accepted use of a limited
 * token makes buckets, here or on another node, so nobody fills the table by making up tokens.
 */
final class BucketTable {

    /** What is dropped at a time, beyond what has to be: the next time is not at once. */
    private static final int HEADROOM_DIVISOR = 20;

    private final ConcurrentHashMap<TokenId, CountedToken> tokens = new ConcurrentHashMap<>();

    /** Tokens that have been used since the other nodes were told; may name one twice. */
    private final Queue<CountedToken> untold = new ConcurrentLinkedQueue<>();

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
     * @param realmId the token's
     * @param limits that count it
     * @return why it is refused, or empty
     */
    Optional<LimitReached> take(String realmId, TokenId id, List<RateLimit> limits) {
        while (true) {
            CountedToken token = of(realmId, id);
            Buckets before = token.buckets().get();
            // The clock is read after the buckets, so it is not behind whoever changed them.
            Buckets now = before.at(now());
            Buckets after = now.taking(limits);
            if (before == Buckets.GONE) {
                tokens.remove(id, token);
            } else if (after == now) {
                if (now.isBefore(before)) {
                    token.buckets().compareAndSet(before, now);
                }
                return Optional.of(new LimitReached(limits.stream().map(now::level).toList()));
            } else if (token.buckets().compareAndSet(before, after)) {
                if (!before.isUntold()) {
                    untold.add(token);
                }
                return Optional.empty();
            }
        }
    }

    /** Takes what another node has accepted, whether there is room or not. */
    void owe(String realmId, TokenId id, Quota quota, long accepted) {
        while (true) {
            CountedToken token = of(realmId, id);
            if (change(token, buckets -> buckets.owing(quota, accepted))) {
                return;
            }
            tokens.remove(id, token);
        }
    }

    /**
     * @return false if the token's buckets have been dropped
     */
    private boolean change(CountedToken token, UnaryOperator<Buckets> change) {
        while (true) {
            Buckets before = token.buckets().get();
            if (before == Buckets.GONE) {
                return false;
            }
            if (token.buckets().compareAndSet(before, change.apply(before.at(now())))) {
                return true;
            }
        }
    }

    private CountedToken of(String realmId, TokenId id) {
        CountedToken known = tokens.get(id);
        return known != null
                ? known
                : tokens.computeIfAbsent(id, key -> CountedToken.unused(key, realmId, now()));
    }

    /** What is left of these limits of a token. */
    List<LimitLevel> levels(TokenId id, List<RateLimit> limits) {
        Buckets now = find(id).orElseGet(() -> Buckets.unused(now()));
        return limits.stream().map(now::level).toList();
    }

    /** The buckets of a token as they are now, if it has any. */
    Optional<Buckets> find(TokenId id) {
        return Optional.ofNullable(tokens.get(id))
                .map(token -> token.buckets().get())
                .filter(buckets -> buckets != Buckets.GONE)
                .map(buckets -> buckets.at(now()));
    }

    /** The next token that has come to be untold, or null. */
    CountedToken nextUntold() {
        return untold.poll();
    }

    /** Notes that a token has been told of as it was then. What came since is told later. */
    void told(CountedToken token, Buckets then) {
        change(token, buckets -> buckets.told(then));
        if (token.buckets().get().isUntold()) {
            untold.add(token);
        }
    }

    int size() {
        return tokens.size();
    }

    /** Drops buckets that are full: they are as good as none. */
    void dropIdle() {
        long now = now();
        for (CountedToken token : tokens.values()) {
            Buckets before = token.buckets().get();
            if (before.at(now).isIdle()) {
                drop(token, before);
            }
        }
    }

    /**
     * If there are too many, drops the buckets of those tokens that are beyond the share of their
     * realm. They begin anew, which gives back to each no more than it had used.
     *
     * @return how many tokens it has dropped
     */
    int shrink() {
        if (tokens.size() <= maxTokens) {
            return 0;
        }
        int places = maxTokens - maxTokens / HEADROOM_DIVISOR;
        return (int)
                Surplus.of(tokens.values(), places, now()).stream()
                        .filter(each -> drop(each.token(), each.buckets()))
                        .count();
    }

    /** Nothing that is taken at this moment is lost: it has changed them, or it looks again. */
    private boolean drop(CountedToken token, Buckets before) {
        return token.buckets().compareAndSet(before, Buckets.GONE)
                && tokens.remove(token.id(), token);
    }
}
