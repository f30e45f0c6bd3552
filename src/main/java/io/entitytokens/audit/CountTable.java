package io.entitytokens.audit;

import io.entitytokens.token.RealmShares;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/**
 * Counts of events, by kind, of which each realm has a share. The lines that kinds share come in
 * addition: there is one for each realm, endpoint and reason.
 */
final class CountTable {

    private final Map<VerdictEvent.Key, Count> counts = new ConcurrentHashMap<>();

    /** Of lines of their own. */
    private final RealmShares shares;

    /**
     * @param maxKeys of a realm that is alone; of all realms together, twice as many
     */
    CountTable(int maxKeys) {
        shares = new RealmShares(maxKeys);
    }

    /**
     * @param fresh makes the count of a kind that has none yet
     * @return null if the realm may have no more lines of its own; a shared one is always to be had
     */
    Count of(VerdictEvent.Key key, Supplier<Count> fresh) {
        Count known = counts.get(key);
        return known != null
                ? known
                : counts.computeIfAbsent(
                        key, k -> k.isShared() || shares.take(k.realmId()) ? fresh.get() : null);
    }

    /** Takes out all whose time is over. */
    void takeDue(long now, List<EventTally.Due> due) {
        take((key, count) -> count.isOver(now), due);
    }

    /** Takes out all of a realm, of which nothing is to be told. */
    void drop(String realmId) {
        take((key, count) -> key.realmId().equals(realmId), new ArrayList<>());
    }

    private void take(BiPredicate<VerdictEvent.Key, Count> which, List<EventTally.Due> due) {
        counts.forEach(
                (key, count) -> {
                    if (which.test(key, count) && counts.remove(key, count)) {
                        count.close(due);
                        if (!key.isShared()) {
                            shares.giveBack(key.realmId());
                        }
                    }
                });
    }
}
