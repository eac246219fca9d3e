package dev.pgfit.decision.run;

import dev.pgfit.contracts.RunSpec;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One run.
 *
 * @param deadline when it is decided from what is there
 * @param endedAt {@code null} while it is open
 * @param reason why it failed or was cancelled
 */
public record Run(
        UUID id,
        RunState state,
        RunSpec spec,
        Instant requestedAt,
        Instant deadline,
        @Nullable Instant endedAt,
        @Nullable String reason) {}
