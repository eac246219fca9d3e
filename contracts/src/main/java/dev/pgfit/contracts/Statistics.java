package dev.pgfit.contracts;

/**
 * A sample described.
 *
 * @param variance with n - 1 in the denominator; 0 for fewer than two values
 * @param coefficientOfVariation standard deviation divided by the mean; 0 when the mean is 0
 */
public record Statistics(
        double average, double minimum, double peak, double p95, double variance, double coefficientOfVariation) {
    public static final Statistics NONE = new Statistics(0, 0, 0, 0, 0, 0);
}
