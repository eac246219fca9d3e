package dev.pgfit.benchmark.stats;

/**
 * Tells whether a series of batches has come to its steady state, by the marginal standard error rule, MSER: the batches to
 * leave out at the beginning are those without which the standard error of the mean of the rest is smallest (White, "An
 * effective truncation heuristic for bias reduction in simulation output", Simulation 69, 1997). Where they are more than
 * half of all, the series is still moving and is too short to tell (Hoad, Robinson and Davies, "Automating warm-up length
 * estimation", Journal of the Operational Research Society 61, 2010). The rule has no threshold to be set and does not
 * depend on the unit.
 */
public final class SteadyState {
    /** Fewer batches than this tell nothing. */
    public static final int FEWEST = 10;

    /** The standard error of so few values may be small by chance. */
    private static final int TAIL = 5;

    private SteadyState() {}

    /** How many batches belong to the beginning; 0 when there are no more than five. */
    public static int beginning(double[] batches) {
        int n = batches.length;
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int left = 0; left <= n - TAIL; left++) {
            double error = squaredError(batches, left);
            if (error < least) {
                least = error;
                best = left;
            }
        }
        return best;
    }

    /** Whether there are enough batches, and the beginning is no more than half of them. */
    public static boolean reached(double[] batches) {
        return batches.length >= FEWEST && beginning(batches) <= batches.length / 2;
    }

    /** The square of MSER: the mean squared deviation divided by the number of values. */
    private static double squaredError(double[] batches, int from) {
        int n = batches.length - from;
        double sum = 0;
        for (int i = from; i < batches.length; i++) {
            sum += batches[i];
        }
        double mean = sum / n;
        double squares = 0;
        for (int i = from; i < batches.length; i++) {
            squares += (batches[i] - mean) * (batches[i] - mean);
        }
        return squares / n / n;
    }
}
