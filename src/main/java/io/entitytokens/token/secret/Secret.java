package io.entitytokens.token.secret;

import io.entitytokens.token.format.TokenHash;
import java.time.Clock;

/**
 * One of the secrets that a token has had.
 *
 * @param generation 1, 2, 3 and so on, in the order of their making
 * @param hash by which it is known
 * @param createdTimestamp epoch milliseconds
 * @param used whether it is known to have been accepted; of the first generation, nobody asks
 * @param end null for the current one, which is good as long as its token is
 */
public record Secret(
        int generation, TokenHash hash, long createdTimestamp, boolean used, SecretEnd end) {

    /** Whether a secret is still good. */
    public enum State {
        /** The newest. */
        CURRENT("current"),
        /** Older, and still good. */
        OVERLAPPING("overlapping"),
        /** Good no longer. */
        RETIRED("retired");

        private final String value;

        State(String value) {
            this.value = value;
        }

        /** The name on the wire: {@code current}, {@code overlapping} or {@code retired}. */
        public String value() {
            return value;
        }
    }

    /** The current secret of a token. */
    public static Secret current(int generation, TokenHash hash, long createdTimestamp) {
        return new Secret(generation, hash, createdTimestamp, false, null);
    }

    /**
     * @param now epoch milliseconds
     */
    public State state(long now) {
        if (end == null) {
            return State.CURRENT;
        }
        return end.isPast(now) ? State.RETIRED : State.OVERLAPPING;
    }

    /** Epoch milliseconds from which it is refused, or null for the current one. */
    public Long endsTimestamp() {
        return end == null ? null : end.timestamp();
    }

    /** Whether its first use is to be noted: of what a rotation made, as long as none is known. */
    public boolean isFirstUseAwaited() {
        return generation > 1 && !used;
    }

    /** Whether it is good no longer. */
    public boolean isRetired(Clock clock) {
        return end != null && end.isPast(clock.millis());
    }

    /**
     * This with an end; an end that it has already never moves later.
     *
     * @param now epoch milliseconds
     */
    public Secret ending(SecretEnd wanted, long now) {
        return new Secret(
                generation,
                hash,
                createdTimestamp,
                used,
                end == null ? wanted : end.orSooner(wanted, now));
    }
}
