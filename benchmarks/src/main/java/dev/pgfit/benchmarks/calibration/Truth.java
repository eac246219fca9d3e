package dev.pgfit.benchmarks.calibration;

import java.util.SplittableRandom;

/**
 * A synthetic PostgreSQL whose true figures are known: what endless measuring, over all runs there could be, would show.
 * Four figures in ten are difficult: half of those lie anywhere in the range, on either side of their limit, half within
 * 30 % of it. The others are comfortable. So every kind of decision comes up: clear, close, by one veto, by several.
 *
 * @param passes whether each check passes, required ones first
 */
record Truth(double seconds, double speed, double megabytes, double cpuPercent, boolean stable, boolean[] passes) {
    static final int REQUIRED = 30;
    static final int CHECKS = 54;
    private static final double DIFFICULT = 0.4;
    private static final double NEAR = 0.3;

    static Truth draw(SplittableRandom random) {
        return new Truth(
                figure(random, 120, 0, 0.5, 2),
                figure(random, 0.7, 1.3, 2.2, 0.5, 2),
                figure(random, 400, 0.2, 0.6, 2),
                figure(random, 60, 0.2, 0.6, 2),
                random.nextDouble() < 0.8,
                checks(random));
    }

    /** The same without a benchmark: its speed has any score. */
    Truth withAnySpeed(SplittableRandom random) {
        double score = random.nextDouble();
        // the inverse of the score that the decision matrix documents
        double any = score >= 0.5 ? 0.7 + 0.3 * (2 * score - 1) : 0.35 + 0.7 * score;
        return new Truth(seconds, any, megabytes, cpuPercent, stable, passes);
    }

    /** The same without watching: what it uses has any score. */
    Truth withAnyUsage(SplittableRandom random) {
        double score = random.nextDouble();
        double usage = score >= 0.5 ? 1.5 - score : 2 - 2 * score;
        return new Truth(seconds, speed, 400 * usage, 60 * usage, score >= 0.5, passes);
    }

    private static boolean[] checks(SplittableRandom random) {
        double probability =
                random.nextDouble() < DIFFICULT ? 0.6 + 0.4 * random.nextDouble() : 0.97 + 0.03 * random.nextDouble();
        boolean[] passes = new boolean[CHECKS];
        for (int i = 0; i < CHECKS; i++) {
            passes[i] = random.nextDouble() < probability;
        }
        return passes;
    }

    /** A figure of which less is better. */
    private static double figure(SplittableRandom random, double limit, double low, double high, double most) {
        return figure(random, limit, low, high, 0, most);
    }

    /** Comfortable from {@code low} to {@code high} times the limit, or else up to {@code most} times. */
    private static double figure(
            SplittableRandom random, double limit, double low, double high, double least, double most) {
        if (random.nextDouble() >= DIFFICULT) {
            return limit * (low + (high - low) * random.nextDouble());
        }
        return random.nextBoolean()
                ? limit * (least + (most - least) * random.nextDouble())
                : limit * (1 - NEAR + 2 * NEAR * random.nextDouble());
    }
}
