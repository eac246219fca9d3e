package dev.pgfit.compat.edge;

import dev.pgfit.compat.database.Database;
import dev.pgfit.compat.phase.CheckListener;
import dev.pgfit.compat.phase.CompatibilityPhase;
import dev.pgfit.compat.runner.Candidate;
import dev.pgfit.compat.runner.Disposables;
import dev.pgfit.compat.runner.Limits;
import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.contracts.CompatibilitySpec;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.Target;
import dev.pgfit.kit.jobs.Job;
import dev.pgfit.kit.jobs.Jobs;
import dev.pgfit.kit.metrics.PhaseMetrics;
import dev.pgfit.kit.phase.PhaseJobs;
import dev.pgfit.kit.sharing.Occupancy;
import dev.pgfit.kit.tracing.PhaseSpans;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Runs one compatibility check of candidates at a time; others queue. */
@ApplicationScoped
@Startup
public class CheckJobs {
    private final PhaseJobs<CompatibilityReport> phase;
    private final Map<UUID, Course> courses = new ConcurrentHashMap<>();
    private final CheckSelection selection;
    private final CheckProgress progress;
    private final CompatibilityMetrics figures;
    private final CompatConfig config;
    private final Vertx vertx;
    private final Journal journal;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    CheckJobs(
            CheckSelection selection,
            CheckProgress progress,
            PhaseMetrics metrics,
            PhaseSpans spans,
            CompatibilityMetrics figures,
            CompatConfig config,
            Vertx vertx) {
        this.phase = new PhaseJobs<>(
                Phase.COMPATIBILITY,
                new Jobs<>(1, config.rememberedJobs()),
                CompatibilityReport::outcome,
                metrics,
                spans);
        this.selection = selection;
        this.journal = new Journal(config.data());
        this.progress = progress;
        this.figures = figures;
        this.config = config;
        this.vertx = vertx;
    }

    /**
     * Starts probing the targets, or finds the job that already has this id.
     *
     * @param environment the run's
     */
    Job<CompatibilityReport> start(UUID id, Environment environment, List<Target> targets, CompatibilitySpec spec) {
        courses.keySet().removeIf(known -> jobs().find(known).isEmpty());
        Course course = courses.computeIfAbsent(id, fresh -> new Course());
        return phase.start(id, environment, () -> {
            CompatibilityReport report = probe(id, targets, spec, course);
            figures.show(environment, report);
            return report;
        });
    }

    private CompatibilityReport probe(UUID id, List<Target> targets, CompatibilitySpec spec, Course course)
            throws InterruptedException {
        Limits limits = new Limits(spec.checkTimeout(), config.cleanupTimeout(), config.recovery(), config.total());
        CheckListener told = progress.of(id);
        CompatibilityPhase suite = new CompatibilityPhase(
                spec, selection.of(spec), limits, this::disposables, (candidate, result, done, total) -> {
                    course.ended(candidate, result, done, total);
                    told.ended(candidate, result, done, total);
                });
        journal.open(id, targets);
        try {
            return suite.probe(
                    id,
                    targets.stream()
                            .map(target -> new Candidate(target, reach(target)))
                            .toList());
        } finally {
            journal.close(id, targets);
        }
    }

    private Database reach(Target target) {
        return new PgDatabase(vertx, target);
    }

    private Disposables disposables(Candidate candidate) {
        return InstallerDisposables.of(candidate.target(), http, this::reach);
    }

    /** How far it is, as HTTP shows it. */
    CompatibilityStatus status(Job<CompatibilityReport> job) {
        return CompatibilityStatus.of(job, course(job.id()));
    }

    /** What has ended so far; nothing for a job that isn't known. */
    Course course(UUID id) {
        return Optional.ofNullable(courses.get(id)).orElseGet(Course::new);
    }

    /** To find and to stop them. */
    Jobs<CompatibilityReport> jobs() {
        return phase.jobs();
    }

    @Produces
    @Singleton
    Occupancy occupancy() {
        return jobs();
    }

    @PreDestroy
    void stop() {
        jobs().close();
        http.shutdownNow();
    }
}
