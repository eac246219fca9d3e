package dev.pgfit.decision.edge;

import dev.pgfit.contracts.BenchmarkEvent;
import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.CandidateRestarted;
import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.contracts.Event;
import dev.pgfit.contracts.InstallationEvent;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.LoadFinished;
import dev.pgfit.contracts.LoadStarted;
import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.Progress;
import dev.pgfit.contracts.ResourcesEvent;
import dev.pgfit.contracts.ResourcesReport;
import dev.pgfit.contracts.ThresholdCrossed;
import dev.pgfit.decision.run.Passwords;
import dev.pgfit.kit.events.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** What the phases say, into the runs' lives. */
@ApplicationScoped
public class PhaseConsumer {
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    private final Inbox inbox;
    private final RunLife life;
    private final RunLanes lanes;

    PhaseConsumer(Inbox inbox, RunLife life, RunLanes lanes) {
        this.inbox = inbox;
        this.life = life;
        this.lanes = lanes;
    }

    @Incoming("installations")
    CompletionStage<Void> installation(Message<String> message) {
        return handle(message, InstallationEvent.class, event -> switch (event) {
            case InstallationReport e -> life.report(Phase.INSTALLATION, Passwords.strip(e));
            case CandidateRestarted e -> life.tell(Phase.INSTALLATION, "restart", e);
        });
    }

    @Incoming("benchmarks")
    CompletionStage<Void> benchmark(Message<String> message) {
        return handle(message, BenchmarkEvent.class, event -> switch (event) {
            case BenchmarkReport e -> life.report(Phase.BENCHMARK, Passwords.strip(e));
            case LoadStarted e -> life.tell(Phase.BENCHMARK, "load", e);
            case LoadFinished e ->
                // when each candidate was busy is for monitor-service, too long a list for people
                life.tell(Phase.BENCHMARK, "load", new LoadFinished(e.runId(), e.finishedAt(), java.util.List.of()));
        });
    }

    @Incoming("resources")
    CompletionStage<Void> resources(Message<String> message) {
        return handle(message, ResourcesEvent.class, event -> switch (event) {
            case ResourcesReport e -> life.report(Phase.RESOURCES, e);
            case ThresholdCrossed e -> life.tell(Phase.RESOURCES, "alert", e);
        });
    }

    @Incoming("compatibility")
    CompletionStage<Void> compatibility(Message<String> message) {
        return handle(message, CompatibilityReport.class, event -> life.report(Phase.COMPATIBILITY, event));
    }

    @Incoming("progress")
    CompletionStage<Void> progress(Message<String> message) {
        return handle(message, Progress.class, event -> life.tell(event.phase(), "progress", event));
    }

    /** A store that is away for a while must not cost a report: only what can never work is given up. */
    private <E extends Event> CompletionStage<Void> handle(
            Message<String> message, Class<E> family, Function<E, Uni<Void>> work) {
        return inbox.handle(
                message,
                family,
                event -> lanes.after(
                        event.runId(),
                        () -> Uni.createFrom()
                                .deferred(() -> work.apply(event))
                                .onFailure(StoreFailures::passing)
                                .retry()
                                .withBackOff(FIRST_RETRY, LAST_RETRY)
                                .atMost(Long.MAX_VALUE)
                                .subscribeAsCompletionStage()));
    }
}
