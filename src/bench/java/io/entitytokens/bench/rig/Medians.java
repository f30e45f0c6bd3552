package io.entitytokens.bench.rig;

import java.util.Arrays;
import java.util.List;

/** Medians and other percentiles. */
public final class Medians {

    private Medians() {}

    public static double of(double... figures) {
        return percentile(50, figures);
    }

    public static double of(List<Double> figures) {
        return percentile(50, figures);
    }

    public static double percentile(int percent, List<Double> figures) {
        return percentile(percent, figures.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double percentile(int percent, double... figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        double place = percent / 100.0 * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
