package dev.pgfit.benchmark.stats;

import dev.pgfit.contracts.Ratio;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * PostgreSQL's speed relative to PGlite's, from paired rounds.
 *
 * <p>The round is the unit: queries within a round are not independent. Each pair of rounds gives one ratio of median
 * latencies; the estimate is their geometric mean, so that exchanging the candidates gives exactly its inverse. The
 * interval is a percentile bootstrap over the pairs on the log scale, its percentiles widened for few rounds as in
 * Hesterberg, "What Teachers Should Know About the Bootstrap", The American Statistician 69 (2015), section 3.3
 * ("expanded percentile"): the plain percentile interval is too narrow by about sqrt(n/(n-1)) and takes no account of
 * the t distribution.
 */
public final class RatioInterval {
    /**
     * Fewer pairs than this bear no interval: a bootstrap never reaches beyond the smallest and the largest pair, so
     * that intervals of 95 % from five pairs were found to hold the truth in 90 % of cases only, those from six in 95 %.
     */
    public static final int FEWEST_ROUNDS = 6;

    private final double confidence;
    private final int resamples;
    private final long seed;

    /**
     * @param confidence such as 0.95
     * @param resamples how many bootstrap samples are drawn
     * @param seed the same seed gives the same interval
     */
    public RatioInterval(double confidence, int resamples, long seed) {
        this.confidence = confidence;
        this.resamples = resamples;
        this.seed = seed;
    }

    /**
     * The ratio from paired round medians, of any one unit. With fewer than {@link #FEWEST_ROUNDS} pairs the interval is
     * from the smallest to the largest pair, and proves nothing.
     *
     * @param postgresql median latency per round
     * @param pglite the same, as many, in the same order
     * @throws IllegalArgumentException when there is no pair or their numbers differ
     */
    public Ratio of(double[] postgresql, double[] pglite) {
        if (postgresql.length == 0 || postgresql.length != pglite.length) {
            throw new IllegalArgumentException(postgresql.length + " rounds against " + pglite.length);
        }
        double[] logs = new double[postgresql.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(pglite[i]) - Math.log(postgresql[i]);
        }
        Arrays.sort(logs);
        double point = Arrays.stream(logs).average().orElseThrow();
        if (logs.length < FEWEST_ROUNDS) {
            return ratio(point, logs[0], logs[logs.length - 1]);
        }
        double[] means = resampledMeans(logs);
        double tail = expandedTail(logs.length);
        return ratio(point, quantile(means, tail), quantile(means, 1 - tail));
    }

    private Ratio ratio(double point, double low, double high) {
        return new Ratio(Math.exp(point), Math.exp(Math.min(low, point)), Math.exp(Math.max(high, point)), confidence);
    }

    /** Resamples come in mirrored pairs, so that exchanging the candidates mirrors the interval exactly. */
    private double[] resampledMeans(double[] sorted) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = sorted.length;
        double[] means = new double[resamples - resamples % 2];
        for (int r = 0; r < means.length; r += 2) {
            double sum = 0;
            double mirrored = 0;
            for (int i = 0; i < n; i++) {
                int drawn = random.nextInt(n);
                sum += sorted[drawn];
                mirrored += sorted[n - 1 - drawn];
            }
            means[r] = sum / n;
            means[r + 1] = mirrored / n;
        }
        Arrays.sort(means);
        return means;
    }

    private double expandedTail(int n) {
        double t = TDistribution.of(n - 1.0).inverseCumulativeProbability((1 - confidence) / 2);
        return NormalDistribution.of(0, 1).cumulativeProbability(Math.sqrt(n / (n - 1.0)) * t);
    }

    private static double quantile(double[] sorted, double p) {
        double at = p * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
