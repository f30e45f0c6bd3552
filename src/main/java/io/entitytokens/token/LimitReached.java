package io.entitytokens.token;

import java.util.List;

/**
 * Why a token that is good for a request is refused all the same: it has been used as often as a
 * limit says.
 *
 * @param levels all limits that count the request; at least one of them is exhausted
 */
public record LimitReached(List<LimitLevel> levels) {

    public LimitReached {
        levels = List.copyOf(levels);
    }

    /** The whole seconds until the same request would be accepted; at least one. */
    public long retryAfterSeconds() {
        return levels.stream()
                .filter(LimitLevel::isExhausted)
                .mapToLong(LimitLevel::secondsUntilReset)
                .reduce(1, Math::max);
    }
}
