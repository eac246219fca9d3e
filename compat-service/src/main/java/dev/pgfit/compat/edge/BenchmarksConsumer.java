package dev.pgfit.compat.edge;

import dev.pgfit.compat.phase.Reports;
import dev.pgfit.contracts.BenchmarkEvent;
import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.contracts.LoadFinished;
import dev.pgfit.contracts.LoadStarted;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.kit.events.EndedRuns;
import dev.pgfit.kit.events.Inbox;
import dev.pgfit.kit.events.RunEnded;
import dev.pgfit.kit.events.RunMoved;
import dev.pgfit.kit.jobs.Job;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** When a run's benchmark is done its candidates are probed, and the report is published. */
@ApplicationScoped
public class BenchmarksConsumer {
    private static final Logger LOG = Logger.getLogger(BenchmarksConsumer.class);

    private final Inbox inbox;
    private final CheckJobs checks;
    private final EndedRuns endedRuns;
    private final CompatibilityPublisher publisher;
    private volatile boolean stopping;

    BenchmarksConsumer(Inbox inbox, CheckJobs checks, EndedRuns endedRuns, CompatibilityPublisher publisher) {
        this.inbox = inbox;
        this.checks = checks;
        this.endedRuns = endedRuns;
        this.publisher = publisher;
    }

    @Incoming("benchmarks")
    public CompletionStage<Void> on(Message<String> message) {
        return inbox.handle(message, BenchmarkEvent.class, event -> switch (event) {
            case BenchmarkReport report -> probe(report);
            case LoadStarted ignored -> CompletableFuture.completedFuture(null);
            case LoadFinished ignored -> CompletableFuture.completedFuture(null);
        });
    }

    void onEnd(@Observes RunEnded event) {
        checks.jobs().cancel(event.runId());
    }

    void onMove(@Observes RunMoved moved) {
        // without a word: another instance probes it
        checks.jobs().abandon(moved.runId());
    }

    void onStop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private CompletionStage<Void> probe(BenchmarkReport benchmark) {
        if (endedRuns.contains(benchmark.runId())) {
            return CompletableFuture.completedFuture(null);
        }
        Instant start = Instant.now();
        Job<CompatibilityReport> job = checks.start(
                benchmark.runId(),
                benchmark.spec().environment(),
                benchmark.targets(),
                benchmark.spec().compatibility());
        return job.result()
                .<CompletionStage<Void>>handle((report, failure) -> {
                    if (job.isAbandoned()) {
                        return CompletableFuture.completedFuture(null);
                    }
                    return failure == null ? publisher.publish(report) : afterFailure(benchmark, start, failure);
                })
                .thenCompose(Function.identity());
    }

    private CompletionStage<Void> afterFailure(BenchmarkReport benchmark, Instant start, Throwable failure) {
        if (endedRuns.contains(benchmark.runId())) {
            return CompletableFuture.completedFuture(null);
        }
        if (stopping) {
            // never acknowledged, so that it is delivered again to whoever comes next
            return new CompletableFuture<>();
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean cancelled = cause instanceof CancellationException;
        if (!cancelled) {
            LOG.error("The compatibility phase failed", cause);
        }
        CompatibilityReport report = Reports.empty(
                benchmark.runId(),
                benchmark.spec().compatibility().suite(),
                PhaseOutcome.FAILED,
                start,
                cancelled ? "the phase was cancelled" : "the phase failed: " + cause.getMessage());
        return publisher.publish(report);
    }
}
