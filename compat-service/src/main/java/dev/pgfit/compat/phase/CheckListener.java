package dev.pgfit.compat.phase;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CheckResult;

/** Told of each result as it comes, from several threads. */
@FunctionalInterface
public interface CheckListener {
    /**
     * A check has ended.
     *
     * @param done checks ended on all candidates together, of {@code total}
     */
    void ended(CandidateKind candidate, CheckResult result, int done, int total);
}
