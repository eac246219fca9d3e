package dev.pgfit.monitor.statistics;

import dev.pgfit.contracts.Statistics;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;
import org.apache.commons.statistics.descriptive.Statistic;

/** Describes values. */
public final class Describe {
    /**
     * Nearest rank: the smallest value that at least 95 % of the values don't exceed. It is always a value that was
     * seen. Definition 1 of Hyndman and Fan, "Sample quantiles in statistical packages", The American Statistician 50,
     * 1996.
     */
    private static final Quantile NEAREST_RANK =
            Quantile.withDefaults().with(EstimationMethod.HF1).withCopy(true);

    private static final DoubleStatistics.Builder FIGURES =
            DoubleStatistics.builder(Statistic.MEAN, Statistic.MIN, Statistic.MAX, Statistic.VARIANCE);

    private Describe() {}

    /** The figures of these finite values in any order; {@link Statistics#NONE} when there are none. */
    public static Statistics of(double[] values) {
        if (values.length == 0) {
            return Statistics.NONE;
        }
        DoubleStatistics figures = FIGURES.build(values);
        double mean = figures.getAsDouble(Statistic.MEAN);
        double variance = values.length < 2 ? 0 : figures.getAsDouble(Statistic.VARIANCE);
        return new Statistics(
                mean,
                figures.getAsDouble(Statistic.MIN),
                figures.getAsDouble(Statistic.MAX),
                NEAREST_RANK.evaluate(values, 0.95),
                variance,
                variation(mean, variance));
    }

    /**
     * The same figures around a mean that is known better than from the values, such as CPU time by elapsed time, which
     * doesn't depend on how the samples were spaced; and with a peak that is known better.
     */
    public static Statistics known(Statistics figures, double average, double peak) {
        return new Statistics(
                average,
                figures.minimum(),
                peak,
                figures.p95(),
                figures.variance(),
                variation(average, figures.variance()));
    }

    private static double variation(double mean, double variance) {
        return mean == 0 ? 0 : Math.sqrt(variance) / Math.abs(mean);
    }
}
