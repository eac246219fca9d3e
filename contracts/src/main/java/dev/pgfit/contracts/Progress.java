package dev.pgfit.contracts;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a phase has come, for people who wait.
 *
 * @param message such as {@code PostgreSQL: initdb}
 * @param done steps done, of {@code total}
 * @param total 0 when it is not known
 */
public record Progress(
        @NotNull UUID runId,
        @NotNull Phase phase,
        @Nullable CandidateKind candidate,
        String message,
        int done,
        int total,
        @NotNull Instant at)
        implements Event {}
