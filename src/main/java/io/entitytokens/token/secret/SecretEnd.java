package io.entitytokens.token.secret;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * When an older secret ends, or has ended.
 *
 * @param timestamp epoch milliseconds
 */
public record SecretEnd(long timestamp, Cause cause) {

    /** So long a client may go on with a secret that has ended as was announced. */
    private static final long GRACE_MILLIS = TimeUnit.HOURS.toMillis(1);

    /** What ends a secret. */
    public enum Cause {
        /** The overlap is over. Each node goes by its own clock. */
        TIME,
        /**
         * It was replaced without an overlap. All nodes obey at once, whatever their clocks say.
         */
        REPLACED,
        /** Somebody ended it early, or it leaked. All nodes obey at once. */
        EARLY;

        private final String value = name().toLowerCase(Locale.ROOT);

        /** The name in the database. */
        public String value() {
            return value;
        }

        /**
         * @throws IllegalArgumentException if there is no cause of that name
         */
        public static Cause of(String value) {
            return valueOf(value.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * @param now epoch milliseconds
     */
    public boolean isPast(long now) {
        return cause != Cause.TIME || timestamp <= now;
    }

    /**
     * Whether it is past, and has been so for a time.
     *
     * @param now epoch milliseconds
     */
    boolean isLongPast(Duration time, long now) {
        return isPast(now) && (time.isZero() || now - timestamp >= time.toMillis());
    }

    /**
     * Whether it is strange that somebody still presents the secret, and not just somebody who is
     * late.
     *
     * @param now epoch milliseconds
     */
    public boolean isReuseStrange(long now) {
        return isPast(now) && (cause == Cause.EARLY || now - timestamp > GRACE_MILLIS);
    }

    /**
     * The sooner of both. An end that all obey at once takes the place of one that each node sees
     * by its own clock, even if that seems to be past.
     */
    SecretEnd orSooner(SecretEnd other, long now) {
        if (cause != Cause.TIME) {
            return this;
        }
        if (other.cause != Cause.TIME) {
            return new SecretEnd(Math.min(timestamp, other.timestamp), other.cause);
        }
        return !isPast(now) && other.timestamp < timestamp ? other : this;
    }
}
