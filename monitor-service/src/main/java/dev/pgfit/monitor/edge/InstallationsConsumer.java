package dev.pgfit.monitor.edge;

import dev.pgfit.contracts.CandidateRestarted;
import dev.pgfit.contracts.InstallationEvent;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.kit.events.EndedRuns;
import dev.pgfit.kit.events.Inbox;
import dev.pgfit.kit.events.RunEnded;
import dev.pgfit.monitor.observation.Plan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** An installation is to be watched from now on; a run that ended is not any more. */
@ApplicationScoped
public class InstallationsConsumer {
    private final Inbox inbox;
    private final Watcher watcher;
    private final EndedRuns endedRuns;

    InstallationsConsumer(Inbox inbox, Watcher watcher, EndedRuns endedRuns) {
        this.inbox = inbox;
        this.watcher = watcher;
        this.endedRuns = endedRuns;
    }

    @Incoming("installations")
    CompletionStage<Void> on(Message<String> message) {
        return inbox.handle(message, InstallationEvent.class, event -> switch (event) {
            case InstallationReport report ->
                endedRuns.contains(report.runId())
                        ? CompletableFuture.completedFuture(null)
                        : watcher.settled(watcher.watch(Plan.of(report, Instant.now())));
            case CandidateRestarted restarted -> {
                watcher.observations().restarted(restarted);
                yield CompletableFuture.completedFuture(null);
            }
        });
    }

    void on(@Observes RunEnded ended) {
        watcher.cancel(ended.runId());
    }
}
