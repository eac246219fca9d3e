package dev.pgfit.benchmark.edge;

import dev.pgfit.benchmark.run.BenchmarkPhase;
import dev.pgfit.benchmark.workload.Workload;
import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateRestarted;
import dev.pgfit.contracts.InstallationEvent;
import dev.pgfit.contracts.InstallationFailed;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.contracts.Problem;
import dev.pgfit.kit.events.EndedRuns;
import dev.pgfit.kit.events.Inbox;
import dev.pgfit.kit.events.RunEnded;
import dev.pgfit.kit.events.RunMoved;
import dev.pgfit.kit.jobs.Job;
import dev.pgfit.kit.problem.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Candidates are there: measures them and says what came of it. */
@ApplicationScoped
public class InstallationConsumer {
    private static final Logger LOG = Logger.getLogger(InstallationConsumer.class);

    private final Inbox inbox;
    private final Benchmarks benchmarks;
    private final Workloads workloads;
    private final BenchmarkPublisher publisher;
    private final Restarts restarts;
    private final EndedRuns endedRuns;
    private volatile boolean stopping;

    InstallationConsumer(
            Inbox inbox,
            Benchmarks benchmarks,
            Workloads workloads,
            BenchmarkPublisher publisher,
            Restarts restarts,
            EndedRuns endedRuns) {
        this.inbox = inbox;
        this.endedRuns = endedRuns;
        this.benchmarks = benchmarks;
        this.workloads = workloads;
        this.publisher = publisher;
        this.restarts = restarts;
    }

    @Incoming("installations")
    CompletionStage<Void> on(Message<String> message) {
        return inbox.handle(message, InstallationEvent.class, event -> switch (event) {
            case InstallationReport report -> measure(report);
            case CandidateRestarted restarted -> {
                restarts.note(restarted);
                yield CompletableFuture.completedFuture(null);
            }
        });
    }

    void onEnd(@Observes RunEnded ended) {
        if (benchmarks.jobs().cancel(ended.runId())) {
            LOG.infof("Benchmark of run %s stops: %s", ended.runId(), ended.why());
        }
        restarts.forget(ended.runId());
    }

    void onMove(@Observes RunMoved moved) {
        // without a word: another instance measures it
        benchmarks.jobs().abandon(moved.runId());
    }

    void onStop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private CompletionStage<?> measure(InstallationReport installation) {
        if (endedRuns.contains(installation.runId())) {
            return CompletableFuture.completedFuture(null);
        }
        Instant now = Instant.now();
        Workload workload;
        try {
            workload = workloads.of(installation.spec().benchmark(), "benchmark");
        } catch (ProblemException invalid) {
            return publish(
                    without(installation, now, "the workload can't be used", String.valueOf(invalid.getMessage())));
        }
        BenchmarkPhase.Order order = new BenchmarkPhase.Order(
                installation.runId(),
                installation.spec(),
                installation.targets(),
                missing(installation),
                workload,
                installation.spec().resources().idle(),
                installation.spec().resources().coolDown());
        Job<BenchmarkReport> job = benchmarks.start(order, publisher.announcer(installation.runId()));
        return job.result()
                .handle((report, failure) -> job.isAbandoned()
                        ? CompletableFuture.completedFuture(null)
                        : conclude(installation, now, report, failure))
                .thenCompose(done -> done);
    }

    private CompletionStage<?> conclude(
            InstallationReport installation, Instant startedAt, BenchmarkReport report, Throwable failure) {
        if (failure == null) {
            return publish(restarts.addTo(report));
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (endedRuns.contains(installation.runId())) {
            return CompletableFuture.completedFuture(null);
        }
        if (stopping) {
            // never acknowledged, so that it is delivered again to whoever comes next
            return new CompletableFuture<>();
        }
        if (cause instanceof CancellationException) {
            return publish(without(installation, startedAt, "the benchmark was cancelled", "over HTTP"));
        }
        LOG.errorf(cause, "Benchmark of run %s failed", installation.runId());
        return publish(without(installation, startedAt, "the benchmark broke off", String.valueOf(cause.getMessage())));
    }

    private CompletionStage<?> publish(BenchmarkReport report) {
        return publisher.publish(report).subscribeAsCompletionStage();
    }

    private static BenchmarkReport without(
            InstallationReport installation, Instant startedAt, String message, String detail) {
        return BenchmarkPhase.without(
                installation.runId(),
                installation.spec(),
                installation.targets(),
                startedAt,
                PhaseOutcome.FAILED,
                List.of(new Problem("benchmark", message, detail)));
    }

    private static Map<CandidateKind, String> missing(InstallationReport installation) {
        Map<CandidateKind, String> missing = new EnumMap<>(CandidateKind.class);
        installation.candidates().forEach(candidate -> {
            if (candidate instanceof InstallationFailed failed) {
                missing.put(
                        failed.candidate(),
                        "it could not be installed: " + failed.failedStep() + ": " + failed.reason());
            }
        });
        return missing;
    }
}
