package dev.pgfit.benchmark.measure;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the highest rate at which p99 stays under a bound: doubles the rate until it does not, then halves the bracket
 * until its ends are 5 % apart. It takes p99 to grow with the rate.
 */
final class KneeSearch {
    private static final double CLOSE = 1.05;
    private static final double WIDER = 2;

    /**
     * One rate tried.
     *
     * @param held whether it was kept up, with p99 under the bound
     * @param disturbed words when the load generator or the machine was the limit; empty when it was the candidate
     */
    record Step(double perSecond, double p99Nanos, boolean held, String disturbed) {}

    /** Tries a rate. */
    interface Trial {
        Step at(double perSecond) throws InterruptedException;
    }

    /**
     * What was found.
     *
     * @param best the highest rate that held; {@code null} when none did
     * @param steps rates tried
     * @param limit what is beyond it, in words
     */
    record Found(@Nullable Step best, int steps, String limit) {}

    private KneeSearch() {}

    /**
     * Searches between two rates.
     *
     * @param timeIsUp asked before each step but the first
     */
    static Found between(double from, double to, Trial trial, BooleanSupplier timeIsUp) throws InterruptedException {
        Step best = null;
        Step worst = null;
        int steps = 0;
        double rate = from;
        while (worst == null || best != null && worst.perSecond() / best.perSecond() > CLOSE) {
            if (steps > 0 && timeIsUp.getAsBoolean()) {
                return new Found(best, steps, "the time for it ended before the knee was bracketed closely");
            }
            Step step = trial.at(rate);
            steps++;
            if (step.held()) {
                best = step;
                if (worst == null && rate >= to) {
                    return new Found(best, steps, "the highest rate asked for: the knee lies beyond it");
                }
            } else {
                worst = step;
            }
            if (best == null) {
                break;
            }
            rate = worst == null
                    ? Math.min(to, best.perSecond() * WIDER)
                    : Math.sqrt(best.perSecond() * worst.perSecond());
        }
        String reason = worst == null || worst.disturbed().isEmpty()
                ? "the candidate: p99 is over the bound"
                : worst.disturbed();
        return new Found(best, steps, best == null ? "even the lowest rate fails; " + reason : reason);
    }
}
