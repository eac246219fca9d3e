package dev.pgfit.compat.edge;

import dev.pgfit.compat.phase.CheckListener;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CheckResult;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;

/** What has ended so far in one job. Thread-safe. */
final class Course implements CheckListener {
    private final List<Ended> ended = new ArrayList<>();

    /**
     * A check that has ended.
     *
     * @param done checks ended on all candidates together, of {@code total}
     */
    @RegisterForReflection
    record Ended(CandidateKind candidate, CheckResult result, int done, int total) {}

    @Override
    public synchronized void ended(CandidateKind candidate, CheckResult result, int done, int total) {
        ended.add(new Ended(candidate, result, done, total));
    }

    /** Those after the first so many. */
    synchronized List<Ended> after(int seen) {
        return seen >= ended.size() ? List.of() : List.copyOf(ended.subList(Math.max(0, seen), ended.size()));
    }
}
