package dev.pgfit.contracts;

import org.jspecify.annotations.Nullable;

/**
 * The tests counted.
 *
 * @param failed tests in which a candidate had errors; they are also among {@code notProvable}
 * @param ratio geometric mean of the tests' ratios; {@code null} when there is none
 */
public record BenchmarkSummary(
        int total,
        int postgresqlFaster,
        int pgliteFaster,
        int equivalent,
        int notProvable,
        int failed,
        @Nullable Double ratio) {
    public static final BenchmarkSummary NONE = new BenchmarkSummary(0, 0, 0, 0, 0, 0, null);
}
