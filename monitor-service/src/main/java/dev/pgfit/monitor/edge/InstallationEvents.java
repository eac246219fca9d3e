package dev.pgfit.monitor.edge;

import dev.pgfit.contracts.CandidateRestarted;
import dev.pgfit.contracts.InstallationEvent;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.kit.events.EndedRuns;
import dev.pgfit.monitor.observation.Plan;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An installation is to be watched from now on, unless its run has ended. */
@ApplicationScoped
public class InstallationEvents {
    private final Watcher watcher;
    private final EndedRuns endedRuns;

    InstallationEvents(Watcher watcher, EndedRuns endedRuns) {
        this.watcher = watcher;
        this.endedRuns = endedRuns;
    }

    /** Completes when the event may be acknowledged. */
    CompletionStage<?> take(InstallationEvent event) {
        return switch (event) {
            case InstallationReport report ->
                endedRuns.contains(report.runId())
                        ? CompletableFuture.completedFuture(null)
                        : watcher.settled(watcher.watch(Plan.of(report, Instant.now())));
            case CandidateRestarted restarted -> {
                watcher.observations().restarted(restarted);
                yield CompletableFuture.completedFuture(null);
            }
        };
    }
}
