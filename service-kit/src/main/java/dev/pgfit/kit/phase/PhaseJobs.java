package dev.pgfit.kit.phase;

import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.kit.jobs.Job;
import dev.pgfit.kit.jobs.Jobs;
import dev.pgfit.kit.metrics.PhaseMetrics;
import dev.pgfit.kit.tracing.PhaseSpans;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** The jobs of one phase, a job for each run: traced, timed, and counted while they wait and run. */
public final class PhaseJobs<R> {
    private final Phase phase;
    private final Jobs<R> jobs;
    private final Function<R, PhaseOutcome> outcome;
    private final PhaseMetrics metrics;
    private final PhaseSpans spans;

    /** @param outcome how a report says that it went */
    public PhaseJobs(
            Phase phase, Jobs<R> jobs, Function<R, PhaseOutcome> outcome, PhaseMetrics metrics, PhaseSpans spans) {
        this.phase = phase;
        this.jobs = jobs;
        this.outcome = outcome;
        this.metrics = metrics;
        this.spans = spans;
        metrics.jobs(phase, jobs);
    }

    /**
     * Starts the work for this run, or finds the job that already does it.
     *
     * @param environment the run's
     */
    public Job<R> start(UUID run, Environment environment, Callable<R> work) {
        return jobs.start(
                run,
                () -> spans.trace(
                        run, phase, environment, () -> metrics.time(phase, environment, work, outcome), outcome));
    }

    /** To find and to stop them. */
    public Jobs<R> jobs() {
        return jobs;
    }
}
