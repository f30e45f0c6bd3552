package io.entitytokens.limit;

import io.entitytokens.token.Permission;
import io.entitytokens.token.RateLimit;
import java.time.Duration;
import java.util.Optional;

/**
 * What a limit grants, without its name: limits that agree in this count the same requests, and
 * share a bucket.
 *
 * <p>The level of a bucket is a whole number of <em>parts</em>, so that nothing is ever rounded. A
 * request is as many parts as the period has milliseconds. Each millisecond then brings back as
 * many parts as the limit grants requests. A full bucket has both multiplied, below 2.7 ·
 * 10<sup>18</sup>; three times that is still a long.
 *
 * @param permission which requests count; null for all
 */
record Quota(long requests, long periodMillis, Permission permission) {

    private static final String SEPARATOR = ".";
    private static final String ALL = "*";

    /**
     * Nodes hear of each other once a second. Where a period is that short, what several of them
     * have accepted meanwhile is more than one capacity.
     */
    private static final long MIN_DEBT_MILLIS = 10_000;

    static Quota of(RateLimit limit) {
        return new Quota(limit.requests(), limit.period().toMillis(), limit.permission());
    }

    /** The parts of one request. */
    long request() {
        return periodMillis;
    }

    /** The parts of a full bucket. */
    long capacity() {
        return requests * periodMillis;
    }

    /** How long the deepest debt takes to be paid. */
    private long debtMillis() {
        return Math.max(periodMillis, MIN_DEBT_MILLIS);
    }

    /**
     * @param millis that have passed; not negative
     */
    long refilled(long level, long millis) {
        // Even the deepest debt is paid by then, and the bucket full. More might not fit in a long.
        long enough = periodMillis + debtMillis();
        return Math.min(capacity(), level + requests * Math.min(millis, enough));
    }

    /**
     * What is left after requests that nobody could refuse here, because another node has accepted
     * them. Whatever is said of other nodes, the debt has a bound.
     */
    long owing(long level, long accepted) {
        long deepest = -requests * debtMillis();
        return level - request() * Math.min(accepted, (level - deepest) / request());
    }

    /** How many requests a level is good for. */
    long remaining(long level) {
        return Math.max(0, level) / request();
    }

    /** How long a bucket takes from one level to another, which may be reached already. */
    Duration until(long wanted, long level) {
        return wanted <= level
                ? Duration.ZERO
                : Duration.ofMillis((wanted - level - 1) / requests + 1);
    }

    /** As nodes write it. */
    String text() {
        return Long.toString(requests, Character.MAX_RADIX)
                + SEPARATOR
                + Long.toString(periodMillis, Character.MAX_RADIX)
                + SEPARATOR
                + (permission == null ? ALL : permission.value());
    }

    /**
     * @return empty if it is none that this version knows
     */
    static Optional<Quota> parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        Optional<Permission> permission = Permission.of(parts[2]);
        return permission.isEmpty() && !parts[2].equals(ALL)
                ? Optional.empty()
                : of(parts[0], parts[1], permission.orElse(null));
    }

    private static Optional<Quota> of(String requests, String periodMillis, Permission permission) {
        try {
            Quota quota =
                    new Quota(
                            Long.parseLong(requests, Character.MAX_RADIX),
                            Long.parseLong(periodMillis, Character.MAX_RADIX),
                            permission);
            return quota.isPossible() ? Optional.of(quota) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private boolean isPossible() {
        return requests >= 1
                && requests <= RateLimit.MAX_REQUESTS
                && periodMillis >= RateLimit.MIN_PERIOD.toMillis()
                && periodMillis <= RateLimit.MAX_PERIOD.toMillis();
    }
}
