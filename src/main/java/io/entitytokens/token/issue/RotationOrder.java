package io.entitytokens.token.issue;

import io.entitytokens.token.InvalidValueException;
import io.entitytokens.token.Lifespan;
import io.entitytokens.token.TimeSpan;
import java.time.Duration;

/**
 * How a secret is to be replaced.
 *
 * @param overlap how long the older secrets stay good; null for the default
 * @param settle how long after the first use of the new secret the older ones end; null if that
 *     ends none
 * @param expiry null to leave the expiry as it was granted
 * @param byHolder whether the holder does it, and not an admin
 */
public record RotationOrder(Duration overlap, Duration settle, Expiry expiry, boolean byHolder) {

    /** The name of {@code overlap} in requests. */
    public static final String OVERLAP = "overlap";

    /** Whether there is a {@code settle}, in requests. */
    public static final String END_ON_FIRST_USE = "endOnFirstUse";

    /** The name of {@code settle} in requests. */
    public static final String SETTLE = "settle";

    private static final Duration DEFAULT_SETTLE = Duration.ofMinutes(15);

    private static final Duration MAX_SETTLE = Duration.ofDays(1);

    /**
     * How long after the first use of the new secret the older ones end, as a request says it.
     *
     * @param endOnFirstUse whether they do
     * @param settle ISO 8601, or null for the default
     * @return null if they do not
     * @throws InvalidValueException if that cannot be
     */
    public static Duration settle(boolean endOnFirstUse, String settle) {
        Duration given = TimeSpan.parse(SETTLE, settle, MAX_SETTLE);
        if (!endOnFirstUse && given != null) {
            throw new InvalidValueException(SETTLE, "needs endOnFirstUse");
        }
        if (!endOnFirstUse) {
            return null;
        }
        return given == null ? DEFAULT_SETTLE : given;
    }

    /**
     * Another expiry.
     *
     * @param timestamp epoch milliseconds, or null for never
     * @param lifespan by which the timestamp is reckoned, or null
     */
    public record Expiry(Long timestamp, Lifespan lifespan) {

        /** Of a token that lives until somebody ends it. */
        public static final Expiry NEVER = new Expiry(null, null);
    }
}
