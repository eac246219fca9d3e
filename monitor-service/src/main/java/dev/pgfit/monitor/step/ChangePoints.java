package dev.pgfit.monitor.step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where a series of readings changed its level: the partition into stretches of constant level that has the least sum of
 * squared distances plus a penalty per stretch, found exactly (B. Jackson et al., "An algorithm for optimal partitioning of
 * data on an interval", IEEE Signal Processing Letters 12, 2005; R. Killick, P. Fearnhead and I. A. Eckley, "Optimal
 * detection of changepoints with a linear computational cost", JASA 107, 2012). The penalty is 3·σ²·ln n, σ from the median
 * absolute difference of neighbours, so that the steps themselves don't count as noise.
 *
 * <p>The penalty takes readings to be independent, and memory wanders a little: so neighbouring stretches whose levels
 * differ by less than 4·σ, 2 % and the smallest step asked for are one.
 */
public final class ChangePoints {
    /** Shorter stretches are outliers. */
    static final int SHORTEST = 5;

    private static final double PENALTY = 3;
    private static final double SIGMAS = 4;
    private static final double SHARE = 0.02;
    /** Median absolute deviation by standard deviation of a normal distribution. */
    private static final double MAD = 0.6745;

    private ChangePoints() {}

    /**
     * Indices at which a new level begins, ascending; never 0. Time grows with the square of the number of values.
     *
     * @param smallest step that is of interest, in the values' unit
     */
    public static List<Integer> of(double[] values, double smallest) {
        int n = values.length;
        if (n < 2 * SHORTEST) {
            return List.of();
        }
        double sigma = Math.max(noise(values), smallest / SIGMAS);
        List<Integer> found = partition(values, PENALTY * sigma * sigma * Math.log(n));
        return merged(values, found, Math.max(SIGMAS * sigma, smallest));
    }

    /** Mean of the values from one index up to another. */
    public static double level(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).average().orElse(0);
    }

    private static double noise(double[] values) {
        double[] steps = new double[values.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.abs(values[i + 1] - values[i]);
        }
        Arrays.sort(steps);
        return steps[steps.length / 2] / MAD / Math.sqrt(2);
    }

    private static List<Integer> partition(double[] values, double penalty) {
        int n = values.length;
        double[] sum = new double[n + 1];
        double[] squares = new double[n + 1];
        double offset = values[0]; // keeps the squares small
        for (int i = 0; i < n; i++) {
            double value = values[i] - offset;
            sum[i + 1] = sum[i] + value;
            squares[i + 1] = squares[i] + value * value;
        }
        double[] best = new double[n + 1];
        int[] begin = new int[n + 1];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        best[0] = -penalty;
        for (int to = SHORTEST; to <= n; to++) {
            for (int from = 0; from <= to - SHORTEST; from++) {
                double total = sum[to] - sum[from];
                double cost = best[from] + squares[to] - squares[from] - total * total / (to - from) + penalty;
                if (cost < best[to]) {
                    best[to] = cost;
                    begin[to] = from;
                }
            }
        }
        List<Integer> found = new ArrayList<>();
        for (int at = begin[n]; at > 0; at = begin[at]) {
            found.addFirst(at);
        }
        return found;
    }

    /** Takes the smallest step out until all are large enough. */
    private static List<Integer> merged(double[] values, List<Integer> found, double smallest) {
        List<Integer> kept = new ArrayList<>(found);
        while (!kept.isEmpty()) {
            int least = -1;
            double leastStep = Double.POSITIVE_INFINITY;
            for (int i = 0; i < kept.size(); i++) {
                double before = level(values, i == 0 ? 0 : kept.get(i - 1), kept.get(i));
                double after = level(values, kept.get(i), i + 1 < kept.size() ? kept.get(i + 1) : values.length);
                double step = Math.abs(after - before);
                if (step < Math.max(smallest, SHARE * Math.abs(before)) && step < leastStep) {
                    least = i;
                    leastStep = step;
                }
            }
            if (least < 0) {
                break;
            }
            kept.remove(least);
        }
        return kept;
    }
}
