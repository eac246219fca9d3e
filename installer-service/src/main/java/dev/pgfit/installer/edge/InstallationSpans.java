package dev.pgfit.installer.edge;

import dev.pgfit.contracts.CandidateInstallation;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.Phase;
import dev.pgfit.kit.jobs.Job;
import dev.pgfit.kit.jobs.JobState;
import dev.pgfit.kit.tracing.PhaseSpan;
import dev.pgfit.kit.tracing.PhaseSpans;
import dev.pgfit.kit.tracing.RunLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;

/** A span for each installation, from when it was asked for: waiting for a slot is part of it. */
@ApplicationScoped
public class InstallationSpans {
    private final PhaseSpans spans;

    InstallationSpans(PhaseSpans spans) {
        this.spans = spans;
    }

    /** Starts a job in a span that ends with it. */
    Job<InstallationReport> trace(UUID run, Environment environment, Supplier<Job<InstallationReport>> start) {
        PhaseSpan span = spans.begin(run, Phase.INSTALLATION, environment);
        Job<InstallationReport> job;
        try (RunLog lines = RunLog.of(run, span.context())) {
            job = start.get();
        }
        var unused = job.result().whenComplete((report, failure) -> {
            if (failure == null) {
                report.candidates().forEach(candidate -> tell(span, candidate));
                span.reported(InstallationMetrics.outcome(report));
            } else if (job.state() == JobState.CANCELLED) {
                span.cancelled();
            } else {
                span.broke(failure);
            }
        });
        return job;
    }

    private static void tell(PhaseSpan span, CandidateInstallation candidate) {
        span.candidate(candidate.candidate(), InstallationMetrics.outcome(candidate));
    }
}
