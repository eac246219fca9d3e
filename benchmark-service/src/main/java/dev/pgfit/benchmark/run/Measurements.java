package dev.pgfit.benchmark.run;

import dev.pgfit.contracts.LoadSlice;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.contracts.Problem;
import dev.pgfit.contracts.TestResult;
import java.util.List;

/** What a benchmark found. */
public record Measurements(List<TestResult> tests, List<LoadSlice> slices, List<Problem> problems) {
    /** Completed, unless something that belongs to the whole went wrong. Failing tests are findings. */
    public PhaseOutcome outcome() {
        boolean figures = tests.stream().anyMatch(test -> test.postgresql() != null || test.pglite() != null);
        if (!figures) {
            return PhaseOutcome.FAILED;
        }
        return problems.isEmpty() ? PhaseOutcome.COMPLETED : PhaseOutcome.PARTIAL;
    }
}
