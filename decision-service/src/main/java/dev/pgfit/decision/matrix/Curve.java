package dev.pgfit.decision.matrix;

/**
 * A score function: piecewise linear and monotone, 0.5 exactly at the limit, 1 from a clearly good value on, 0 from a
 * clearly bad one on.
 *
 * @param good from here on the score is 1
 * @param limit here the score is 0.5
 * @param bad from here on the score is 0
 */
public record Curve(double good, double limit, double bad) {

    /** Duration: 1 at 0 s, 0 at twice the limit. */
    public static Curve duration(double limitSeconds) {
        return new Curve(0, limitSeconds, 2 * limitSeconds);
    }

    /** Memory or CPU: 1 up to half the limit, 0 at twice the limit. */
    public static Curve usage(double limit) {
        return new Curve(limit / 2, limit, 2 * limit);
    }

    /** Relative speed: 0 at half the limit, 1 from equal speed on (or from limit / 0.7 on, if that is more). */
    public static Curve speed(double limitRatio) {
        return new Curve(Math.max(1, limitRatio / 0.7), limitRatio, limitRatio / 2);
    }

    /** Share of checks passed: 0 at half the limit, 1 when all passed. */
    public static Curve share(double limit) {
        return new Curve(1, limit, limit / 2);
    }

    /** Failures of required checks: 1 without any, 0 at twice the limit, but not before the first. */
    public static Curve failures(int limit) {
        return new Curve(0, limit, Math.max(1, 2.0 * limit));
    }

    /**
     * The score of a figure.
     *
     * @return in [0, 1], rounded to four decimals; not a number for what is none
     */
    public double score(double figure) {
        if (Double.isNaN(figure)) {
            return figure;
        }
        boolean lessIsBetter = bad > limit || good < limit;
        double x = lessIsBetter ? -figure : figure;
        double top = lessIsBetter ? -good : good;
        double middle = lessIsBetter ? -limit : limit;
        double bottom = lessIsBetter ? -bad : bad;
        if (x >= top) {
            return 1;
        }
        if (x >= middle) {
            return rounded(0.5 + 0.5 * (x - middle) / (top - middle));
        }
        return x <= bottom ? 0 : rounded(0.5 * (x - bottom) / (middle - bottom));
    }

    /** A figure that has this score: the other way round. */
    double figure(double score) {
        return score >= 0.5 ? limit + (good - limit) * (2 * score - 1) : bad + (limit - bad) * 2 * score;
    }

    /** Four decimals: what people see is what is compared. */
    static double rounded(double score) {
        return Math.round(Math.clamp(score, 0, 1) * 10_000) / 10_000.0;
    }
}
