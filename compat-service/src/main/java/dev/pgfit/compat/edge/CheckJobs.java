package dev.pgfit.compat.edge;

import dev.pgfit.compat.check.Check;
import dev.pgfit.compat.phase.CompatibilityPhase;
import dev.pgfit.compat.runner.Candidate;
import dev.pgfit.compat.runner.Limits;
import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.contracts.CompatibilitySpec;
import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.Target;
import dev.pgfit.kit.jobs.Job;
import dev.pgfit.kit.jobs.Jobs;
import dev.pgfit.kit.metrics.PhaseMetrics;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Runs one compatibility check of candidates at a time; others queue. */
@ApplicationScoped
public class CheckJobs {
    private final Jobs<CompatibilityReport> jobs;
    private final CheckCatalogue catalogue;
    private final CheckProgress progress;
    private final PhaseMetrics metrics;
    private final CompatConfig config;
    private final Vertx vertx;

    CheckJobs(
            CheckCatalogue catalogue, CheckProgress progress, PhaseMetrics metrics, CompatConfig config, Vertx vertx) {
        this.jobs = new Jobs<>(1, config.rememberedJobs());
        this.catalogue = catalogue;
        this.progress = progress;
        this.metrics = metrics;
        this.config = config;
        this.vertx = vertx;
    }

    /** Starts probing the targets, or finds the job that already has this id. */
    Job<CompatibilityReport> start(UUID id, List<Target> targets, CompatibilitySpec spec) {
        List<Check> checks = catalogue.get().suite(spec.suite());
        Limits limits = new Limits(spec.checkTimeout(), config.cleanupTimeout(), config.recovery(), config.total());
        CompatibilityPhase phase = new CompatibilityPhase(spec.suite(), checks, limits, progress.of(id));
        List<Candidate> candidates = targets.stream()
                .map(target -> new Candidate(target, new PgDatabase(vertx, target)))
                .toList();
        return jobs.start(id, () -> metrics.time(Phase.COMPATIBILITY, () -> phase.probe(id, candidates)));
    }

    Optional<Job<CompatibilityReport>> find(UUID id) {
        return jobs.find(id);
    }

    boolean cancel(UUID id) {
        return jobs.cancel(id);
    }

    @PreDestroy
    void stop() {
        jobs.close();
    }
}
