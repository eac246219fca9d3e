package dev.pgfit.monitor.trend;

import java.util.Arrays;
import java.util.List;

/**
 * The median of the slopes between all pairs of points: up to 29 % of them may be outliers.
 *
 * <p>H. Theil, "A rank-invariant method of linear and polynomial regression analysis", 1950; P. K. Sen, "Estimates of
 * the regression coefficient based on Kendall's tau", Journal of the American Statistical Association 63, 1968, whose
 * section 5 gives the interval: of all N slopes in order, those at the ranks (N − z·σ) / 2 and (N + z·σ) / 2 + 1, σ² =
 * n(n − 1)(2n + 5) / 18. Points may come in groups with levels of their own: then only slopes within a group count, and
 * the groups' variances add up (R. M. Hirsch, J. R. Slack and R. A. Smith, "Techniques of trend analysis for monthly
 * water quality data", Water Resources Research 18, 1982).
 *
 * <p>Sen's interval takes the points to be independent, which readings of memory are not: it would be far too narrow and
 * every wobble would be proof of a leak. So σ² is widened by (1 + r) / (1 − r), r being the lag-one autocorrelation of
 * the residuals where positive (S. Yue and C. Wang, "The Mann-Kendall test modified by effective sample size to detect
 * trend in serially correlated hydrological series", Water Resources Management 18, 2004). The r of few points comes out
 * too low: it is corrected to (r + 1/n) / (1 − 4/n) first (F. H. C. Marriott and J. A. Pope, "Bias in the estimation of
 * autocorrelations", Biometrika 41, 1954). {@code docs/resources.md} says how often this finds a trend where there is none.
 *
 * @param slope change of y per x
 * @param low lower end of the interval, at {@link #CONFIDENCE}
 * @param high upper end of it
 */
public record TheilSen(double slope, double low, double high) {
    public static final double CONFIDENCE = 0.95;

    private static final double Z = 1.959964;
    private static final double MOST_CORRELATED = 0.995;

    /**
     * Points with one level.
     *
     * @param x strictly ascending
     * @param y as long
     */
    public record Points(double[] x, double[] y) {
        int size() {
            return x.length;
        }

        int pairs() {
            return size() * (size() - 1) / 2;
        }
    }

    /**
     * Fits readings in the order of x, which may depend on the ones before. Time and memory grow with the square of their
     * number: give at most some hundreds.
     *
     * @param x strictly ascending
     * @throws IllegalArgumentException for fewer than three points
     */
    public static TheilSen fit(double[] x, double[] y) {
        return fit(List.of(new Points(x, y)));
    }

    /**
     * The common slope of groups of readings, each with a level of its own.
     *
     * @throws IllegalArgumentException for fewer than three points in all, or no two in one group
     */
    public static TheilSen fit(List<Points> groups) {
        double[] slopes = slopes(groups);
        double slope = middle(slopes);
        return of(slopes, slope, variance(groups) * widening(groups, slope));
    }

    /**
     * Fits points that don't depend on each other, such as measurements at different sizes.
     *
     * @throws IllegalArgumentException for fewer than three points
     */
    public static TheilSen fitIndependent(double[] x, double[] y) {
        List<Points> one = List.of(new Points(x, y));
        double[] slopes = slopes(one);
        return of(slopes, middle(slopes), variance(one));
    }

    private static TheilSen of(double[] slopes, double slope, double variance) {
        double reach = Z * Math.sqrt(variance);
        int low = (int) Math.floor((slopes.length - reach) / 2) - 1;
        int high = (int) Math.ceil((slopes.length + reach) / 2);
        return new TheilSen(
                slope, slopes[Math.clamp(low, 0, slopes.length - 1)], slopes[Math.clamp(high, 0, slopes.length - 1)]);
    }

    private static double variance(List<Points> groups) {
        return groups.stream()
                .mapToDouble(points -> {
                    double n = points.size();
                    return n * (n - 1) * (2 * n + 5) / 18;
                })
                .sum();
    }

    private static double[] slopes(List<Points> groups) {
        int points = groups.stream().mapToInt(Points::size).sum();
        double[] slopes = new double[groups.stream().mapToInt(Points::pairs).sum()];
        if (points < 3
                || slopes.length == 0
                || groups.stream().anyMatch(group -> group.x().length != group.y().length)) {
            throw new IllegalArgumentException("a slope with an interval takes at least three points, not " + points);
        }
        int next = 0;
        for (Points group : groups) {
            for (int i = 0; i < group.size(); i++) {
                for (int j = i + 1; j < group.size(); j++) {
                    slopes[next++] = (group.y()[j] - group.y()[i]) / (group.x()[j] - group.x()[i]);
                }
            }
        }
        Arrays.sort(slopes);
        return slopes;
    }

    private static double widening(List<Points> groups, double slope) {
        double together = 0;
        double square = 0;
        int n = 0;
        for (Points group : groups) {
            double[] rest = new double[group.size()];
            for (int i = 0; i < rest.length; i++) {
                rest[i] = group.y()[i] - slope * group.x()[i];
            }
            double mean = Arrays.stream(rest).average().orElse(0);
            for (int i = 0; i < rest.length; i++) {
                square += (rest[i] - mean) * (rest[i] - mean);
                together += i == 0 ? 0 : (rest[i] - mean) * (rest[i - 1] - mean);
            }
            n += rest.length;
        }
        double r = square == 0 ? 0 : (together / square + 1.0 / n) / (n > 4 ? 1 - 4.0 / n : 1);
        double correlated = square == 0 ? 0 : Math.clamp(r, 0, MOST_CORRELATED);
        return (1 + correlated) / (1 - correlated);
    }

    private static double middle(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
