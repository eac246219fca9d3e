package dev.pgfit.contracts;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/** Nobody wants the answer any more: stop work on the run and take its candidates away. */
public record RunCancelled(
        @NotNull UUID runId, String reason, @NotNull Instant cancelledAt) implements RunEvent {}
