package dev.pgfit.monitor.trend;

import java.util.Arrays;

/**
 * The median of the slopes between all pairs of points: up to 29 % of them may be outliers.
 *
 * <p>H. Theil, "A rank-invariant method of linear and polynomial regression analysis", 1950; P. K. Sen, "Estimates of
 * the regression coefficient based on Kendall's tau", Journal of the American Statistical Association 63, 1968, whose
 * section 5 gives the interval: the slopes at the ranks (N ± z·σ) / 2 of all N, σ² = n(n − 1)(2n + 5) / 18.
 *
 * <p>Sen's interval takes the points to be independent, which readings of memory are not: it would be far too narrow and
 * every wobble would be proof of a leak. So σ² is widened by (1 + r) / (1 − r), r being the lag-one autocorrelation of
 * the residuals where positive (S. Yue and C. Wang, "The Mann-Kendall test modified by effective sample size to detect
 * trend in serially correlated hydrological series", Water Resources Management 18, 2004).
 *
 * @param slope change of y per x
 * @param low lower end of the interval, at {@link #CONFIDENCE}
 * @param high upper end of it
 */
public record TheilSen(double slope, double low, double high) {
    public static final double CONFIDENCE = 0.95;

    private static final double Z = 1.959964;
    private static final double MOST_CORRELATED = 0.98;

    /**
     * Fits points in the order of x. Time and memory grow with the square of their number: give at most some hundreds.
     *
     * @param x strictly ascending
     * @throws IllegalArgumentException for fewer than three points
     */
    public static TheilSen fit(double[] x, double[] y) {
        int n = x.length;
        if (n < 3 || y.length != n) {
            throw new IllegalArgumentException("a slope with an interval takes at least three points, not " + n);
        }
        double[] slopes = slopes(x, y);
        Arrays.sort(slopes);
        double slope = middle(slopes);
        double variance = n * (n - 1.0) * (2.0 * n + 5) / 18 * widening(x, y, slope);
        double reach = Z * Math.sqrt(variance);
        int low = (int) Math.floor((slopes.length - reach) / 2);
        int high = (int) Math.ceil((slopes.length + reach) / 2);
        return new TheilSen(
                slope, slopes[Math.clamp(low, 0, slopes.length - 1)], slopes[Math.clamp(high, 0, slopes.length - 1)]);
    }

    private static double[] slopes(double[] x, double[] y) {
        int n = x.length;
        double[] slopes = new double[n * (n - 1) / 2];
        int next = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                slopes[next++] = (y[j] - y[i]) / (x[j] - x[i]);
            }
        }
        return slopes;
    }

    private static double widening(double[] x, double[] y, double slope) {
        double[] rest = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            rest[i] = y[i] - slope * x[i];
        }
        double mean = Arrays.stream(rest).average().orElse(0);
        double together = 0;
        double square = 0;
        for (int i = 0; i < rest.length; i++) {
            square += (rest[i] - mean) * (rest[i] - mean);
            together += i == 0 ? 0 : (rest[i] - mean) * (rest[i - 1] - mean);
        }
        double r = square == 0 ? 0 : Math.clamp(together / square, 0, MOST_CORRELATED);
        return (1 + r) / (1 - r);
    }

    private static double middle(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
