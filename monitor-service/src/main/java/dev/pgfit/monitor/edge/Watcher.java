package dev.pgfit.monitor.edge;

import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.ResourcesReport;
import dev.pgfit.kit.jobs.Job;
import dev.pgfit.kit.jobs.Jobs;
import dev.pgfit.kit.metrics.PhaseMetrics;
import dev.pgfit.kit.phase.PhaseJobs;
import dev.pgfit.kit.tracing.PhaseSpans;
import dev.pgfit.monitor.observation.Ending;
import dev.pgfit.monitor.observation.Limits;
import dev.pgfit.monitor.observation.Observation;
import dev.pgfit.monitor.observation.Observations;
import dev.pgfit.monitor.observation.Plan;
import dev.pgfit.monitor.stability.StabilityLimits;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Carries observations out: polls until the end, then reports. */
@ApplicationScoped
@Startup
public class Watcher {
    private final PhaseJobs<ResourcesReport> phase;
    private final Observations observations;
    private final Pollers pollers;
    private final ResourcesPublisher publisher;
    private final ReportMetrics figures;
    private final int mostUnended;
    private volatile boolean stopping;

    Watcher(
            MonitorConfig config,
            Pollers pollers,
            ResourcesPublisher publisher,
            PhaseMetrics metrics,
            PhaseSpans spans,
            ReportMetrics figures) {
        this.phase = new PhaseJobs<>(
                Phase.RESOURCES,
                new Jobs<>(config.parallel(), config.rememberedReports()),
                ResourcesReport::outcome,
                metrics,
                spans);
        this.observations = new Observations(limits(config), config.rememberedSeries(), config.rememberedSamples());
        this.pollers = pollers;
        this.publisher = publisher;
        this.figures = figures;
        this.mostUnended = 4 * config.parallel();
    }

    Observations observations() {
        return observations;
    }

    /** To find and to stop what is watched. */
    Jobs<ResourcesReport> jobs() {
        return phase.jobs();
    }

    /** Whether so many observations wait for their turn that another one makes no sense. */
    boolean busy() {
        return jobs().all().stream().filter(job -> !job.state().ended()).count() >= mostUnended;
    }

    /** Watches; a plan whose id is known already is not watched twice. */
    Job<ResourcesReport> watch(Plan plan) {
        return phase.start(plan.id(), plan.environment(), () -> carryOut(plan));
    }

    /**
     * Completes when the event that started the job may be acknowledged: its report is published, or nobody wants it
     * any more. Never when the service stops meanwhile: the next instance gets the event again.
     */
    CompletionStage<?> settled(Job<ResourcesReport> job) {
        CompletableFuture<ResourcesReport> settled = new CompletableFuture<>();
        job.result().whenComplete((report, failure) -> {
            if (failure == null) {
                settled.complete(report);
            } else if (!(failure instanceof CancellationException)) {
                settled.completeExceptionally(failure);
            } else if (!stopping) {
                settled.complete(null);
            }
        });
        return settled;
    }

    @PreDestroy
    void stop() {
        stopping = true;
        jobs().close();
    }

    private ResourcesReport carryOut(Plan plan) throws InterruptedException {
        Observation observation = observations.begin(plan);
        try {
            ResourcesReport report = observe(observation);
            figures.show(plan.environment(), report);
            if (plan.benchmarked()) {
                publisher.publish(report);
            }
            return report;
        } finally {
            observations.ended(observation);
        }
    }

    private ResourcesReport observe(Observation observation) throws InterruptedException {
        Plan plan = observation.plan();
        if (plan.targets().isEmpty()) {
            observation.end(Ending.NOTHING_TO_WATCH);
            return observation.report(Instant.now());
        }
        if (plan.benchmarked()) {
            publisher.progress(
                    plan.id(), "watching every " + plan.spec().interval().toMillis() + " ms", 0);
        }
        try (Pollers.Polling polling = pollers.start(observation, (target, seen) -> {
            if (plan.benchmarked()) {
                seen.crossings().forEach(publisher::alert);
            }
        })) {
            observation.awaitEnd(Instant.now());
            polling.last();
        }
        return observation.report(Instant.now());
    }

    private static Limits limits(MonitorConfig config) {
        MonitorConfig.Stable stable = config.stable();
        return new Limits(
                config.samples(),
                config.shortestGap(),
                config.alertSamples(),
                config.listed(),
                new StabilityLimits(stable.variation(), stable.deviationBytes(), stable.growthBytesPerMinute()));
    }
}
