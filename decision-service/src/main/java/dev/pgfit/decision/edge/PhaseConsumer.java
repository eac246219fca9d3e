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
import dev.pgfit.decision.life.Happening;
import dev.pgfit.decision.run.Passwords;
import dev.pgfit.kit.events.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** What the phases say, into the runs' lives. */
@ApplicationScoped
public class PhaseConsumer {
    private final Inbox inbox;
    private final RunLanes lanes;

    PhaseConsumer(Inbox inbox, RunLanes lanes) {
        this.inbox = inbox;
        this.lanes = lanes;
    }

    @Incoming("installations")
    CompletionStage<Void> installation(Message<String> message) {
        return handle(message, InstallationEvent.class, event -> switch (event) {
            case InstallationReport e -> new Happening.Reported(Phase.INSTALLATION, Passwords.strip(e));
            case CandidateRestarted e -> new Happening.Told(Phase.INSTALLATION, "restart", e);
        });
    }

    @Incoming("benchmarks")
    CompletionStage<Void> benchmark(Message<String> message) {
        return handle(message, BenchmarkEvent.class, event -> switch (event) {
            case BenchmarkReport e -> new Happening.Reported(Phase.BENCHMARK, Passwords.strip(e));
            case LoadStarted e -> new Happening.Told(Phase.BENCHMARK, "load", e);
            case LoadFinished e ->
                // when each candidate was busy is for monitor-service, too long a list for people
                new Happening.Told(Phase.BENCHMARK, "load", new LoadFinished(e.runId(), e.finishedAt(), List.of()));
        });
    }

    @Incoming("resources")
    CompletionStage<Void> resources(Message<String> message) {
        return handle(message, ResourcesEvent.class, event -> switch (event) {
            case ResourcesReport e -> new Happening.Reported(Phase.RESOURCES, e);
            case ThresholdCrossed e -> new Happening.Told(Phase.RESOURCES, "alert", e);
        });
    }

    @Incoming("compatibility")
    CompletionStage<Void> compatibility(Message<String> message) {
        return handle(message, CompatibilityReport.class, event -> new Happening.Reported(Phase.COMPATIBILITY, event));
    }

    @Incoming("progress")
    CompletionStage<Void> progress(Message<String> message) {
        return handle(message, Progress.class, event -> new Happening.Told(event.phase(), "progress", event));
    }

    /** The channel goes on when the lanes have room for more, not when the work is done. */
    private <E extends Event> CompletionStage<Void> handle(
            Message<String> message, Class<E> family, Function<E, Happening> happening) {
        return inbox.handle(message, family, event -> lanes.add(happening.apply(event)))
                .thenCompose(handed -> lanes.room());
    }
}
