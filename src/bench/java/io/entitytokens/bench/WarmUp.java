package io.entitytokens.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Asks until nothing becomes cheaper by being asked: what is slow and therefore asked seldom takes
 * Java's compiler minutes, and what it has made of one subject it throws away when the next comes,
 * until it has seen all of them often enough.
 */
final class WarmUp {

    /** Compared with one another: the medians of so many turns. */
    private static final int WINDOW = 10;

    private static final int MAX_WINDOWS = 15;

    /**
     * What the median of a window may be below the lowest so far. Not below that of the one before:
     * the machine's own speed goes up and down by more than this.
     */
    private static final double SETTLED = 0.97;

    /** What is compared once may look settled by chance. */
    private static final int SETTLED_WINDOWS = 2;

    private WarmUp() {}

    /**
     * @param turn asks everything once, for about a second each, and tells what it cost, in
     *     whatever unit
     */
    static void run(Options options, Supplier<Map<String, Double>> turn) {
        Map<String, Double> lowest = window(turn);
        int settled = 0;
        for (int window = 1; options.isFull() && window < MAX_WINDOWS; window++) {
            Map<String, Double> now = window(turn);
            settled = isSettled(lowest, now) ? settled + 1 : 0;
            if (settled == SETTLED_WINDOWS) {
                return;
            }
            now.forEach((subject, cost) -> lowest.merge(subject, cost, Math::min));
        }
    }

    private static Map<String, Double> window(Supplier<Map<String, Double>> turn) {
        Map<String, List<Double>> costs = new HashMap<>();
        for (int i = 0; i < WINDOW; i++) {
            turn.get()
                    .forEach(
                            (subject, cost) ->
                                    costs.computeIfAbsent(subject, s -> new ArrayList<>())
                                            .add(cost));
        }
        Map<String, Double> medians = new HashMap<>();
        costs.forEach((subject, all) -> medians.put(subject, Medians.of(all)));
        System.out.println("Warming up: " + medians);
        return medians;
    }

    private static boolean isSettled(Map<String, Double> lowest, Map<String, Double> now) {
        return now.entrySet().stream()
                .allMatch(cost -> cost.getValue() >= lowest.get(cost.getKey()) * SETTLED);
    }
}
