package io.entitytokens.token;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Divides the places of a table that is bounded among the realms of a node: a realm may take as
 * many as are still free. So a flood in one leaves room for the others, and several floods share
 * what there is.
 */
public final class RealmShares {

    /**
     * Of the places, what a realm has however much the others take; there are only so many realms.
     */
    private static final int FLOOR_DIVISOR = 200;

    private final long capacity;
    private final int floor;
    private final Map<String, Integer> takenBy = new HashMap<>();
    private long taken;

    /**
     * @param places of a realm that is alone; of all realms together, twice as many
     */
    public RealmShares(int places) {
        capacity = 2L * places;
        floor = places / FLOOR_DIVISOR;
    }

    /**
     * Sorts work by realm: the one that has the least comes first, and does not wait for a flood.
     *
     * @param realmId of a piece of work
     */
    public static <T> Stream<List<T>> fewestFirst(Collection<T> work, Function<T, String> realmId) {
        return work.stream().collect(Collectors.groupingBy(realmId)).values().stream()
                .sorted(Comparator.comparingInt(List::size));
    }

    /** Takes a place for the realm, if it may have one more. */
    public synchronized boolean take(String realmId) {
        int own = takenBy.getOrDefault(realmId, 0);
        if (own >= Math.max(floor, capacity - taken)) {
            return false;
        }
        takenBy.put(realmId, own + 1);
        taken++;
        return true;
    }

    /** Gives back a place that the realm has taken. */
    public synchronized void giveBack(String realmId) {
        takenBy.computeIfPresent(realmId, (id, own) -> own == 1 ? null : own - 1);
        taken--;
    }
}
