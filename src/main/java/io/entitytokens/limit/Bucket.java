package io.entitytokens.limit;

import io.entitytokens.token.LimitLevel;
import io.entitytokens.token.RateLimit;

/**
 * What is left of a quota at one moment.
 *
 * @param level in parts, see {@link Quota}; less than nothing if other nodes have accepted more
 *     than there was
 * @param untold how many requests this node has accepted, and told no other node
 */
record Bucket(Quota quota, long level, long untold) {

    static Bucket full(Quota quota) {
        return new Bucket(quota, quota.capacity(), 0);
    }

    Bucket after(long millis) {
        return new Bucket(quota, quota.refilled(level, millis), untold);
    }

    boolean hasRoom() {
        return level >= quota.request();
    }

    /** This, after a request that is accepted here. */
    Bucket taken() {
        return new Bucket(quota, level - quota.request(), untold + 1);
    }

    /** This, after requests that another node has accepted. */
    Bucket owing(long accepted) {
        return new Bucket(quota, quota.owing(level, accepted), untold);
    }

    /** This, after the other nodes have been told of so many requests. */
    Bucket told(long requests) {
        return new Bucket(quota, level, Math.max(0, untold - requests));
    }

    /** Whether it is as good as none. */
    boolean isIdle() {
        return level == quota.capacity() && untold == 0;
    }

    /** From 0, exhausted, or less, to 1, full. */
    double fullness() {
        return (double) level / quota.capacity();
    }

    /** What it leaves of a limit that it counts. */
    LimitLevel levelOf(RateLimit limit) {
        return new LimitLevel(
                limit,
                quota.remaining(level),
                quota.until(quota.request(), level),
                quota.until(quota.capacity(), level));
    }
}
