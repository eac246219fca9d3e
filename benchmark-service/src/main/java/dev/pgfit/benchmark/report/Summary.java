package dev.pgfit.benchmark.report;

import dev.pgfit.benchmark.stats.GeometricMean;
import dev.pgfit.contracts.BenchmarkSummary;
import dev.pgfit.contracts.CandidateResult;
import dev.pgfit.contracts.Ratio;
import dev.pgfit.contracts.TestResult;
import dev.pgfit.contracts.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The tests counted. */
public final class Summary {
    private Summary() {}

    public static BenchmarkSummary of(List<TestResult> tests) {
        OptionalDouble ratio = GeometricMean.of(tests.stream()
                .map(TestResult::ratio)
                .filter(Objects::nonNull)
                .map(Ratio::value)
                .toList());
        return new BenchmarkSummary(
                tests.size(),
                count(tests, Verdict.POSTGRESQL_FASTER),
                count(tests, Verdict.PGLITE_FASTER),
                count(tests, Verdict.EQUIVALENT),
                count(tests, Verdict.NOT_PROVABLE),
                (int) tests.stream()
                        .filter(test -> failed(test.postgresql()) || failed(test.pglite()))
                        .count(),
                ratio.isPresent() ? ratio.getAsDouble() : null);
    }

    private static int count(List<TestResult> tests, Verdict verdict) {
        return (int) tests.stream().filter(test -> test.verdict() == verdict).count();
    }

    private static boolean failed(@Nullable CandidateResult result) {
        return result != null && result.errors() > 0;
    }
}
