package dev.pgfit.compat.verdict;

import dev.pgfit.contracts.CandidateCompatibility;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.CheckResult.Outcome;
import java.util.List;

/** Counts a candidate's checks. */
public final class CompatibilityVerdict {
    private CompatibilityVerdict() {}

    /**
     * The verdict on one candidate: the score is passed ÷ total (0 when there were none), so that what was skipped
     * counts as not passed; critical are required checks that did not pass, whether failed or skipped.
     */
    public static CandidateCompatibility of(CandidateKind candidate, List<CheckResult> checks) {
        int passed = count(checks, Outcome.PASSED);
        return new CandidateCompatibility(
                candidate,
                checks.size(),
                passed,
                count(checks, Outcome.FAILED),
                count(checks, Outcome.SKIPPED),
                checks.isEmpty() ? 0 : (double) passed / checks.size(),
                (int) checks.stream()
                        .filter(check -> check.required() && check.outcome() != Outcome.PASSED)
                        .count(),
                List.copyOf(checks));
    }

    private static int count(List<CheckResult> checks, Outcome outcome) {
        return (int) checks.stream().filter(check -> check.outcome() == outcome).count();
    }
}
