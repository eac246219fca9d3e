package dev.pgfit.installer.edge;

import dev.pgfit.contracts.CandidateInstallation;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Footprint;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.Installed;
import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.kit.jobs.Job;
import dev.pgfit.kit.jobs.JobState;
import dev.pgfit.kit.metrics.Buckets;
import dev.pgfit.kit.metrics.Label;
import dev.pgfit.kit.metrics.LatestFigures;
import dev.pgfit.kit.metrics.LatestFigures.Figure;
import dev.pgfit.kit.metrics.PhaseMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Durations, outcomes and footprints of installations. Waiting for a slot is not counted. */
@ApplicationScoped
@Startup
public class InstallationMetrics {
    private static final String INSTALLED = "installed";
    private static final String FAILED = "failed";

    private final MeterRegistry registry;
    private final PhaseMetrics phases;
    private final LatestFigures memory;
    private final LatestFigures disk;
    private final Set<Job<InstallationReport>> observed =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    InstallationMetrics(MeterRegistry registry, PhaseMetrics phases) {
        this.registry = registry;
        this.phases = phases;
        this.memory = new LatestFigures(
                registry,
                "pgfit.installation.memory",
                "bytes",
                "PSS of a candidate right after its latest installation, idle");
        this.disk = new LatestFigures(
                registry,
                "pgfit.installation.disk",
                "bytes",
                "Binaries and data of a candidate right after its latest installation");
        begin(RunSpec.DEFAULT.environment());
    }

    /** Counts the job when it ends, once however often it is asked for; the result is the job's. */
    CompletableFuture<InstallationReport> observe(Job<InstallationReport> job, Environment environment) {
        if (!observed.add(job)) {
            return job.result();
        }
        begin(environment);
        return job.result().whenComplete((report, failure) -> {
            if (failure == null) {
                count(report, environment);
            } else {
                phases.broken(Phase.INSTALLATION, environment, job.state() == JobState.CANCELLED, Duration.ZERO);
            }
        });
    }

    /** From now on there are series of it, at zero: what is first seen at one is no increase to Prometheus. */
    private void begin(Environment environment) {
        phases.begin(Phase.INSTALLATION, environment);
        for (CandidateKind kind : CandidateKind.values()) {
            Stream.of(INSTALLED, FAILED).forEach(outcome -> timer(kind, environment, outcome));
        }
    }

    private void count(InstallationReport report, Environment environment) {
        phases.reported(
                Phase.INSTALLATION,
                environment,
                outcome(report),
                Duration.between(report.startedAt(), report.finishedAt()));
        for (CandidateInstallation candidate : report.candidates()) {
            timer(candidate.candidate(), environment, outcome(candidate)).record(candidate.duration());
        }
        show(memory, report, environment, Footprint::memoryBytes);
        show(disk, report, environment, Footprint::diskBytes);
    }

    static PhaseOutcome outcome(InstallationReport report) {
        int there = report.targets().size();
        return there == report.candidates().size()
                ? PhaseOutcome.COMPLETED
                : there > 0 ? PhaseOutcome.PARTIAL : PhaseOutcome.FAILED;
    }

    static String outcome(CandidateInstallation candidate) {
        return candidate instanceof Installed ? INSTALLED : FAILED;
    }

    private static void show(
            LatestFigures figures,
            InstallationReport report,
            Environment environment,
            ToDoubleFunction<Footprint> figure) {
        figures.show(
                environment,
                report.candidates().stream()
                        .filter(Installed.class::isInstance)
                        .map(Installed.class::cast)
                        .map(there -> Figure.of(
                                figure.applyAsDouble(there.footprint()), "candidate", Label.of(there.candidate())))
                        .toList());
    }

    private Timer timer(CandidateKind candidate, Environment environment, String outcome) {
        return Timer.builder("pgfit.installation.duration")
                .description("Duration of a candidate's installation, by the steps that count")
                .tag("candidate", Label.of(candidate))
                .tag("environment", Label.of(environment))
                .tag("outcome", outcome)
                .serviceLevelObjectives(Buckets.ofWork())
                .register(registry);
    }
}
