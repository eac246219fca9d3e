package dev.pgfit.benchmark.edge;

import dev.pgfit.benchmark.run.Announcer;
import dev.pgfit.benchmark.run.BenchmarkPhase;
import dev.pgfit.benchmark.run.BenchmarkSettings;
import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.Phase;
import dev.pgfit.kit.jobs.Job;
import dev.pgfit.kit.jobs.Jobs;
import dev.pgfit.kit.metrics.PhaseMetrics;
import dev.pgfit.kit.sharing.Occupancy;
import dev.pgfit.kit.tracing.PhaseSpans;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** The benchmarks under way, one at a time: two at once would measure each other. */
@ApplicationScoped
@Startup
public class Benchmarks implements Occupancy {
    private static final Logger LOG = Logger.getLogger(Benchmarks.class);
    private static final long LAST_MOMENTS_MILLIS = 4_000;

    private final Jobs<BenchmarkReport> jobs;
    private final BenchmarkSettings settings;
    private final PgTimeouts timeouts;
    private final LoadLoop loop;
    private final PhaseMetrics metrics;
    private final PhaseSpans spans;
    private final TestMetrics figures;

    Benchmarks(BenchmarkConfig config, LoadLoop loop, PhaseMetrics metrics, PhaseSpans spans, TestMetrics figures) {
        this.spans = spans;
        this.jobs = new Jobs<>(1, config.remembered());
        this.settings = new BenchmarkSettings(
                config.fewestExecutions(),
                config.mostExecutions(),
                config.batchRows(),
                config.band(),
                config.confidence(),
                config.resamples(),
                config.mostSlices());
        this.timeouts = new PgTimeouts(config.connectTimeout(), config.statementTimeout(), config.recoveryTime());
        this.loop = loop;
        this.metrics = metrics;
        this.figures = figures;
        metrics.jobs(Phase.BENCHMARK, jobs);
    }

    /** Starts a benchmark, or finds the one of the same id. */
    Job<BenchmarkReport> start(BenchmarkPhase.Order order, Announcer announcer) {
        BenchmarkPhase phase =
                new BenchmarkPhase(settings, target -> new PgDatabase(target, loop, timeouts), announcer);
        return jobs.start(
                order.runId(),
                () -> spans.trace(
                        order.runId(),
                        Phase.BENCHMARK,
                        order.spec().environment(),
                        () -> metrics.time(
                                Phase.BENCHMARK,
                                order.spec().environment(),
                                () -> measure(phase, order),
                                BenchmarkReport::outcome),
                        BenchmarkReport::outcome));
    }

    private BenchmarkReport measure(BenchmarkPhase phase, BenchmarkPhase.Order order) throws InterruptedException {
        figures.begin(order.spec().environment());
        BenchmarkReport report = phase.run(order);
        figures.show(report);
        return report;
    }

    Optional<Job<BenchmarkReport>> find(UUID id) {
        return jobs.find(id);
    }

    boolean cancel(UUID id) {
        return jobs.cancel(id);
    }

    /** Stops it without a word: another instance measures it. */
    void abandon(UUID id) {
        jobs.abandon(id);
    }

    @Override
    public int slots() {
        return jobs.slots();
    }

    @Override
    public int taken() {
        return jobs.taken();
    }

    @Override
    public boolean begun(UUID run) {
        return jobs.begun(run);
    }

    /** Gives what is under way a moment to drop its schemas. */
    @PreDestroy
    void close() {
        jobs.close();
        for (Job<BenchmarkReport> job : jobs.all()) {
            try {
                job.result().handle((report, failure) -> true).get(LAST_MOMENTS_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException | CompletionException late) {
                LOG.warnf("Benchmark %s did not end in time; its schemas are dropped by the next one", job.id());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
