package dev.pgfit.compat.edge;

import dev.pgfit.compat.phase.CheckListener;
import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.Progress;
import dev.pgfit.kit.events.ProgressPublisher;
import dev.pgfit.kit.metrics.Label;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Tells people and Prometheus of each check as it ends. */
@ApplicationScoped
public class CheckProgress {
    private final ProgressPublisher publisher;
    private final CompatibilityMetrics metrics;

    CheckProgress(ProgressPublisher publisher, CompatibilityMetrics metrics) {
        this.publisher = publisher;
        this.metrics = metrics;
    }

    CheckListener of(UUID runId) {
        return (candidate, result, done, total) -> {
            metrics.ended(candidate, result);
            String message = "%s: %s %s".formatted(candidate.title(), result.id(), Label.of(result.outcome()));
            publisher.publish(new Progress(runId, Phase.COMPATIBILITY, candidate, message, done, total, Instant.now()));
        };
    }
}
