package dev.pgfit.contracts;

import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * One candidate's checks.
 *
 * @param score share of the checks passed, in [0, 1]; skipped ones count as not passed
 * @param criticalFailures required checks that did not pass
 */
public record CandidateCompatibility(
        @NotNull CandidateKind candidate,
        int total,
        int passed,
        int failed,
        int skipped,
        double score,
        int criticalFailures,
        @NotNull List<CheckResult> checks) {}
