package dev.pgfit.decision.life;

import dev.pgfit.contracts.Recommendation;
import dev.pgfit.decision.run.RunState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Data of the stream's event {@code state}.
 *
 * @param reason why it failed or was cancelled
 * @param recommendation when it was decided
 */
public record StateChange(
        UUID runId,
        RunState state,
        Instant at,
        @Nullable String reason,
        @Nullable Recommendation recommendation) {
    static StateChange of(UUID runId, RunState state, Instant at) {
        return new StateChange(runId, state, at, null, null);
    }
}
