package dev.pgfit.compat.runner;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.Problem;
import java.util.List;

/**
 * What a suite found on one candidate.
 *
 * @param reached whether the candidate could be talked to at all
 */
public record SuiteResult(CandidateKind candidate, boolean reached, List<CheckResult> results, List<Problem> problems) {
    public SuiteResult {
        results = List.copyOf(results);
        problems = List.copyOf(problems);
    }
}
