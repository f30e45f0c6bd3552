package io.entitytokens.token;

import java.time.Duration;

/**
 * What is left of a limit at a moment.
 *
 * @param remaining how many requests would be accepted now
 * @param untilNext how long until at least one is; nothing if one is now
 * @param untilFull how long until as many are as the limit says, if none comes until then
 */
public record LimitLevel(RateLimit limit, long remaining, Duration untilNext, Duration untilFull) {

    private static final long NANOS_OF_A_SECOND = 1_000_000_000;

    /** Whether it refuses the next request. */
    public boolean isExhausted() {
        return remaining == 0;
    }

    /**
     * Seconds until something changes: until the next request is accepted, if none is now, and else
     * until the limit is full again.
     */
    public long secondsUntilReset() {
        return roundedUp(isExhausted() ? untilNext : untilFull);
    }

    /** The period in seconds. */
    public long window() {
        return roundedUp(limit.period());
    }

    private static long roundedUp(Duration span) {
        return span.plusNanos(NANOS_OF_A_SECOND - 1).toSeconds();
    }
}
