package dev.pgfit.compat.phase;

import dev.pgfit.compat.check.Check;
import dev.pgfit.compat.check.PostgrestCheck;
import dev.pgfit.compat.runner.Candidate;
import dev.pgfit.compat.runner.Disposables;
import dev.pgfit.compat.runner.Limits;
import dev.pgfit.compat.runner.SuiteResult;
import dev.pgfit.compat.runner.SuiteRun;
import dev.pgfit.compat.verdict.CompatibilityVerdict;
import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.contracts.CompatibilitySpec;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.contracts.PostgrestProbe;
import dev.pgfit.contracts.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Probes the candidates side by side: they are different databases and don't disturb one another's answers. */
public final class CompatibilityPhase {
    private final List<Check> checks;
    private final CompatibilitySpec spec;
    private final Limits limits;
    private final Function<Candidate, Disposables> disposables;
    private final CheckListener listener;

    /**
     * A phase to come.
     *
     * @param spec by which the checks were chosen
     * @param disposables who gives others of a candidate's kind that may be broken
     */
    public CompatibilityPhase(
            CompatibilitySpec spec,
            List<Check> checks,
            Limits limits,
            Function<Candidate, Disposables> disposables,
            CheckListener listener) {
        this.spec = spec;
        this.checks = List.copyOf(checks);
        this.limits = limits;
        this.disposables = disposables;
        this.listener = listener;
    }

    /**
     * Probes and reports.
     *
     * @throws InterruptedException if the thread is interrupted; nothing is left in the databases by then
     */
    public CompatibilityReport probe(UUID runId, List<Candidate> candidates) throws InterruptedException {
        Instant start = Instant.now();
        if (candidates.isEmpty()) {
            return Reports.empty(runId, spec.suite(), PhaseOutcome.SKIPPED, start, "there was no candidate to probe");
        }
        List<SuiteResult> results = sideBySide(candidates);
        List<Problem> problems =
                results.stream().flatMap(result -> result.problems().stream()).toList();
        return new CompatibilityReport(
                runId,
                start,
                Instant.now(),
                outcome(results, problems),
                spec.suite(),
                results.stream()
                        .map(result -> CompatibilityVerdict.of(
                                result.candidate(), result.results(), result.reached() ? postgrest() : null))
                        .toList(),
                problems);
    }

    /** Asked when the checks are done: PostgREST tells its version while it runs. */
    private @Nullable PostgrestProbe postgrest() {
        return checks.stream()
                .filter(PostgrestCheck.class::isInstance)
                .map(check -> ((PostgrestCheck) check).client())
                .findFirst()
                .orElse(null);
    }

    private List<SuiteResult> sideBySide(List<Candidate> candidates) throws InterruptedException {
        Progress progress = new Progress(candidates.size() * checks.size(), listener);
        List<Callable<SuiteResult>> runs = candidates.stream()
                .<Callable<SuiteResult>>map(candidate -> new SuiteRun(
                        candidate,
                        checks,
                        limits,
                        disposables.apply(candidate),
                        spec.destructive(),
                        result -> progress.add(candidate.target().candidate(), result))::run)
                .toList();
        // closing waits for the clean-ups of what an interrupt stopped
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<SuiteResult> results = new ArrayList<>();
            for (Future<SuiteResult> run : threads.invokeAll(runs)) {
                results.add(run.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static PhaseOutcome outcome(List<SuiteResult> results, List<Problem> problems) {
        if (results.stream().noneMatch(SuiteResult::reached)) {
            return PhaseOutcome.FAILED;
        }
        return problems.isEmpty() ? PhaseOutcome.COMPLETED : PhaseOutcome.PARTIAL;
    }
}
