package dev.pgfit.benchmark.run;

import dev.pgfit.benchmark.measure.LoadPlan;
import dev.pgfit.benchmark.measure.MeasureSettings;
import dev.pgfit.contracts.BenchmarkSpec;
import dev.pgfit.contracts.LoadSpec;
import org.jspecify.annotations.Nullable;

/**
 * What the service sets for all its benchmarks.
 *
 * @param fewestExecutions per round
 * @param mostExecutions per round
 * @param batchRows rows per INSERT while data is loaded
 * @param band equivalence band around a ratio of 1
 * @param confidence of the interval
 * @param resamples of the bootstrap
 * @param mostSlices load slices told in an event
 */
public record BenchmarkSettings(
        long fewestExecutions,
        long mostExecutions,
        int batchRows,
        double band,
        double confidence,
        int resamples,
        int mostSlices) {
    public static final BenchmarkSettings DEFAULT = new BenchmarkSettings(3, 100_000, 500, 0.05, 0.95, 10_000, 3_000);

    /** @param load of each test; {@code null} means a closed load */
    MeasureSettings measure(BenchmarkSpec spec, @Nullable LoadSpec load) {
        return new MeasureSettings(
                spec.rounds(),
                spec.roundTime(),
                spec.warmUp(),
                spec.queryTimeout(),
                fewestExecutions,
                mostExecutions,
                spec.seed(),
                LoadPlan.of(load, spec.seed()));
    }
}
