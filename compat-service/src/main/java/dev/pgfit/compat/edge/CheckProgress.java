package dev.pgfit.compat.edge;

import dev.pgfit.compat.phase.CheckListener;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.Progress;
import dev.pgfit.kit.events.ProgressPublisher;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** Tells people and Prometheus of each check as it ends. */
@ApplicationScoped
public class CheckProgress {
    private final ProgressPublisher publisher;
    private final MeterRegistry registry;

    CheckProgress(ProgressPublisher publisher, MeterRegistry registry) {
        this.publisher = publisher;
        this.registry = registry;
    }

    CheckListener of(UUID runId) {
        return (candidate, result, done, total) -> {
            count(candidate, result);
            String message = "%s: %s %s".formatted(candidate.title(), result.id(), lower(result.outcome()));
            publisher.publish(new Progress(runId, Phase.COMPATIBILITY, candidate, message, done, total, Instant.now()));
        };
    }

    private void count(CandidateKind candidate, CheckResult result) {
        Counter.builder("pgfit.checks")
                .description("Compatibility checks ended")
                .tag("candidate", lower(candidate))
                .tag("category", result.category())
                .tag("outcome", lower(result.outcome()))
                .register(registry)
                .increment();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
