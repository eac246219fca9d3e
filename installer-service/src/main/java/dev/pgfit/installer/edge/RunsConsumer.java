package dev.pgfit.installer.edge;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.RunCancelled;
import dev.pgfit.contracts.RunEvent;
import dev.pgfit.contracts.RunFailed;
import dev.pgfit.contracts.RunRequested;
import dev.pgfit.installer.installation.Installations;
import dev.pgfit.installer.installation.Order;
import dev.pgfit.kit.events.Inbox;
import dev.pgfit.kit.events.RunEnded;
import dev.pgfit.kit.events.RunMoved;
import dev.pgfit.kit.jobs.Job;
import dev.pgfit.kit.jobs.JobState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Someone asked: install, report, and take away when the run is over. */
@ApplicationScoped
public class RunsConsumer {
    private static final Logger LOG = Logger.getLogger(RunsConsumer.class);

    private final Inbox inbox;
    private final Installer installer;
    private final InstallerConfig config;
    private final InstallationsPublisher publisher;
    private final InstallationMetrics metrics;
    private final InstallationSpans spans;

    RunsConsumer(
            Inbox inbox,
            Installer installer,
            InstallerConfig config,
            InstallationsPublisher publisher,
            InstallationMetrics metrics,
            InstallationSpans spans) {
        this.spans = spans;
        this.inbox = inbox;
        this.installer = installer;
        this.config = config;
        this.publisher = publisher;
        this.metrics = metrics;
    }

    @Incoming("runs")
    CompletionStage<Void> on(Message<String> message) {
        return inbox.handle(message, RunEvent.class, event -> switch (event) {
            case RunRequested requested -> install(requested);
            case RunCancelled cancelled -> end(cancelled.runId(), cancelled.reason());
            case RunFailed failed -> end(failed.runId(), failed.reason());
        });
    }

    /** Heard as RunEnded as well, but not by an instance that was down then and gets the request again. */
    private CompletionStage<Void> end(UUID run, String reason) {
        installer.installations().end(run, "the run ended: " + reason);
        return CompletableFuture.completedFuture(null);
    }

    private CompletionStage<Void> install(RunRequested requested) {
        Duration lease = requested.spec().deadline().plus(config.margin());
        if (requested.requestedAt().plus(lease).isBefore(Instant.now())) {
            LOG.warnf(
                    "%s was asked for at %s: nobody waits for it any more", requested.runId(), requested.requestedAt());
            return CompletableFuture.completedFuture(null);
        }
        Job<InstallationReport> job =
                start(new Order(requested.runId(), requested.spec(), List.of(CandidateKind.values()), lease));
        return metrics.observe(job, requested.spec().environment())
                .handle((report, failure) -> failure == null && !job.isAbandoned()
                        ? publisher.publish(report).subscribeAsCompletionStage()
                        : job.state() == JobState.CANCELLED
                                ? CompletableFuture.<Void>completedFuture(null)
                                : CompletableFuture.<Void>failedFuture(failure))
                .thenCompose(done -> done);
    }

    /** One that is known is found, and has its span. */
    private Job<InstallationReport> start(Order order) {
        Installations installations = installer.installations();
        return installations
                .find(order.id())
                .orElseGet(
                        () -> spans.trace(order.id(), order.spec().environment(), () -> installations.install(order)));
    }

    void on(@Observes RunMoved moved) {
        var unused = installer.installations().letGo(moved.runId());
    }

    void on(@Observes RunEnded ended) {
        installer.installations().end(ended.runId(), "the run ended: " + ended.why());
    }
}
