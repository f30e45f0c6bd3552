package io.entitytokens.history;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;

/**
 * Realms whose events somebody has cleared, and when. What is to go may be held by somebody, or
 * still be in a node's memory. So each realm stays here for a while.
 */
final class ClearedRealms {

    /** By then, every node has written what it remembered of the time before. */
    static final Duration SETTLING = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Long> cleared = new ConcurrentHashMap<>();

    ClearedRealms(Clock clock) {
        this.clock = clock;
    }

    void add(String realmId) {
        cleared.put(realmId, clock.millis());
    }

    /**
     * Removes of each realm what was there when it was cleared.
     *
     * @param removal of a realm, until a time in epoch milliseconds; tells whether nothing is left
     */
    void removeAll(BiPredicate<String, Long> removal) {
        long settled = clock.millis() - SETTLING.toMillis();
        cleared.forEach(
                (realmId, time) -> {
                    if (removal.test(realmId, time) && time <= settled) {
                        cleared.remove(realmId, time);
                    }
                });
    }
}
