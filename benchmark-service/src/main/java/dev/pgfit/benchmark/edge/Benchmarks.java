package dev.pgfit.benchmark.edge;

import dev.pgfit.benchmark.run.Announcer;
import dev.pgfit.benchmark.run.BenchmarkPhase;
import dev.pgfit.benchmark.run.BenchmarkSettings;
import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.Phase;
import dev.pgfit.kit.jobs.Job;
import dev.pgfit.kit.jobs.Jobs;
import dev.pgfit.kit.metrics.PhaseMetrics;
import dev.pgfit.kit.phase.PhaseJobs;
import dev.pgfit.kit.sharing.Occupancy;
import dev.pgfit.kit.tracing.PhaseSpans;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** The benchmarks under way, one at a time: two at once would measure each other. */
@ApplicationScoped
@Startup
public class Benchmarks {
    private static final Logger LOG = Logger.getLogger(Benchmarks.class);
    private static final long LAST_MOMENTS_MILLIS = 4_000;

    private final PhaseJobs<BenchmarkReport> phase;
    private final BenchmarkSettings settings;
    private final PgTimeouts timeouts;
    private final LoadLoop loop;
    private final TestMetrics figures;

    Benchmarks(BenchmarkConfig config, LoadLoop loop, PhaseMetrics metrics, PhaseSpans spans, TestMetrics figures) {
        this.phase = new PhaseJobs<>(
                Phase.BENCHMARK, new Jobs<>(1, config.remembered()), BenchmarkReport::outcome, metrics, spans);
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
        this.figures = figures;
    }

    /** Starts a benchmark, or finds the one of the same id. */
    Job<BenchmarkReport> start(BenchmarkPhase.Order order, Announcer announcer) {
        BenchmarkPhase benchmark =
                new BenchmarkPhase(settings, target -> new PgDatabase(target, loop, timeouts), announcer);
        return phase.start(order.runId(), order.spec().environment(), () -> measure(benchmark, order));
    }

    private BenchmarkReport measure(BenchmarkPhase benchmark, BenchmarkPhase.Order order) throws InterruptedException {
        figures.begin(order.spec().environment());
        BenchmarkReport report = benchmark.run(order);
        figures.show(report);
        return report;
    }

    /** To find and to stop them. */
    Jobs<BenchmarkReport> jobs() {
        return phase.jobs();
    }

    @Produces
    @Singleton
    Occupancy occupancy() {
        return jobs();
    }

    /** Gives what is under way a moment to drop its schemas. */
    @PreDestroy
    void close() {
        jobs().close();
        for (Job<BenchmarkReport> job : jobs().all()) {
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
