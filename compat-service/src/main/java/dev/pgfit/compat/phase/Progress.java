package dev.pgfit.compat.phase;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CheckResult;

/** Counts the checks of all candidates together. */
final class Progress {
    private final int total;
    private final CheckListener listener;
    private int done;

    Progress(int total, CheckListener listener) {
        this.total = total;
        this.listener = listener;
    }

    /** In step, so that what listeners see never counts backwards. */
    synchronized void add(CandidateKind candidate, CheckResult result) {
        done++;
        listener.ended(candidate, result, done, total);
    }
}
