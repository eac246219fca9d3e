package dev.pgfit.decision.matrix;

/**
 * How sure the recommendation is: the share of resamples, each with figures that PostgreSQL may truly have, in which the
 * matrix comes to the same answer. A seeded Monte Carlo propagation, as in JCGM 101:2008, "Propagation of distributions
 * using a Monte Carlo method".
 */
final class Confidence {
    /** One run on one machine is never proof, and never proof of the opposite. */
    private static final double MOST = 0.99;

    private static final double LEAST = 0.01;

    /** If so many resamples agree the share lies beyond {@link #MOST} or {@link #LEAST} but for 1 case in 150: 0.99^500. */
    private static final int ENOUGH = 500;

    private Confidence() {}

    /** In [0.01, 0.99]. Below 0.5 the other answer is the likelier one. */
    static double of(boolean recommendsPostgresql, Uncertainty uncertainty, Yardstick yardstick) {
        int same = 0;
        for (int i = 0; i < Draws.COUNT; i++) {
            if (yardstick.accepts(uncertainty.at(i)) == recommendsPostgresql) {
                same++;
            }
            boolean unanimous = same == 0 || same == i + 1;
            if (i + 1 == ENOUGH && unanimous) {
                return same == 0 ? LEAST : MOST;
            }
        }
        return Math.clamp(Curve.rounded(same / (double) Draws.COUNT), LEAST, MOST);
    }
}
