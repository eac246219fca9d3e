package dev.pgfit.decision.matrix;

/**
 * How far a measured figure may be off: a standard error and the degrees of freedom that it rests on.
 *
 * @param error standard error, in the figure's unit (of its logarithm where that is what is drawn)
 * @param freedom degrees of freedom; infinite where the error is known rather than estimated
 */
record Spread(double error, double freedom) {
    static final Spread NONE = known(0);

    /** Fewer than these give no usable quantiles. */
    private static final double LEAST_FREEDOM = 3;

    /** An error that is laid down rather than estimated. */
    static Spread known(double error) {
        return new Spread(error, Double.POSITIVE_INFINITY);
    }

    /**
     * Both together, independent of each other; degrees of freedom by Welch and Satterthwaite (Satterthwaite,
     * "An Approximate Distribution of Estimates of Variance Components", Biometrics Bulletin 2, 1946).
     */
    Spread and(Spread other) {
        double mine = error * error;
        double theirs = other.error * other.error;
        double sum = mine + theirs;
        double doubt = mine * mine / freedom + theirs * theirs / other.freedom;
        return new Spread(Math.sqrt(sum), doubt > 0 ? sum * sum / doubt : Double.POSITIVE_INFINITY);
    }

    /** The same of a figure multiplied. */
    Spread times(double factor) {
        return new Spread(Math.abs(error * factor), freedom);
    }

    /** How far off the figure is at this chance: Student's t with these degrees of freedom, times the error. */
    double at(double normal) {
        return error * student(normal, Math.max(freedom, LEAST_FREEDOM));
    }

    /**
     * The quantile of Student's t that belongs to one of the normal distribution (Abramowitz and Stegun, Handbook of
     * Mathematical Functions, 26.7.5): within 1 % from five degrees of freedom on.
     */
    static double student(double z, double freedom) {
        if (Double.isInfinite(freedom)) {
            return z;
        }
        double z2 = z * z;
        double g1 = z * (z2 + 1) / 4;
        double g2 = z * (z2 * (5 * z2 + 16) + 3) / 96;
        double g3 = z * (z2 * (z2 * (3 * z2 + 19) + 17) - 15) / 384;
        return z + (g1 + (g2 + g3 / freedom) / freedom) / freedom;
    }
}
