package dev.pgfit.decision.edge;

import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.decision.run.Run;
import dev.pgfit.decision.run.RunState;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as {@code GET /runs/{id}} shows it.
 *
 * @param deadline when it is decided from what is there
 * @param reason why it failed or was cancelled
 * @param reports the phases that have reported
 */
public record RunView(
        UUID runId,
        RunState state,
        RunSpec spec,
        Instant requestedAt,
        Instant deadline,
        @Nullable Instant endedAt,
        @Nullable String reason,
        Set<Phase> reports,
        RunLinks links) {
    static RunView of(Run run, Set<Phase> reports) {
        return new RunView(
                run.id(),
                run.state(),
                run.spec(),
                run.requestedAt(),
                run.deadline(),
                run.endedAt(),
                run.reason(),
                reports,
                RunLinks.of(run.id()));
    }
}
