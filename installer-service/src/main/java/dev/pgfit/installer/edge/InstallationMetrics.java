package dev.pgfit.installer.edge;

import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.Installed;
import dev.pgfit.kit.jobs.Job;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Durations and outcomes of installations, for Prometheus. Waiting for a slot is not counted. */
@ApplicationScoped
public class InstallationMetrics {
    private final MeterRegistry registry;

    InstallationMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts the job when it ends; the result is the job's. */
    CompletableFuture<InstallationReport> observe(Job<InstallationReport> job) {
        return job.result().whenComplete((report, failure) -> {
            String outcome = job.state().name().toLowerCase(Locale.ROOT);
            if (failure == null) {
                outcome = report.targets().size() == report.candidates().size() ? "completed" : "failed";
                record(
                        "pgfit.phase.duration",
                        "phase",
                        "installation",
                        outcome,
                        Duration.between(report.startedAt(), report.finishedAt()));
                report.candidates()
                        .forEach(candidate -> record(
                                "pgfit.installation.duration",
                                "candidate",
                                candidate.candidate().name().toLowerCase(Locale.ROOT),
                                candidate instanceof Installed ? "completed" : "failed",
                                candidate.duration()));
            } else {
                registry.counter("pgfit.installation.ended", "outcome", outcome).increment();
            }
        });
    }

    private void record(String name, String tag, String value, String outcome, Duration duration) {
        registry.timer(name, tag, value, "outcome", outcome).record(duration);
    }
}
