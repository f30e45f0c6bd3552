package io.entitytokens.bench.rig;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Sends requests until no subject becomes cheaper. That takes minutes. Java's compiler is late with
 * slow subjects, which get few requests. And it discards code that it optimized for one subject
 * when another comes, until it has seen all of them often enough.
 */
public final class WarmUp {

    /** Turns per window. The medians of windows are compared. */
    private static final int WINDOW = 10;

    private static final int MAX_WINDOWS = 15;

    /**
     * A window is settled if its median is not below this share of the lowest so far. It is not
     * compared with the window before, because the speed of the machine varies by more than this.
     */
    private static final double SETTLED = 0.97;

    /** So many settled windows in a row, because one may look settled by chance. */
    private static final int SETTLED_WINDOWS = 2;

    private WarmUp() {}

    /**
     * @param turn sends requests of each subject for about a second, and returns what each cost, in
     *     any unit
     */
    public static void run(Options options, Supplier<Map<String, Double>> turn) {
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
