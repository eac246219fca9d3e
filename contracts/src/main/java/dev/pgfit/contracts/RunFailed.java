package dev.pgfit.contracts;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/** No decision can be made, because there is nothing to decide on; the candidates are to be taken away. */
public record RunFailed(
        @NotNull UUID runId, String reason, @NotNull Instant failedAt) implements RunEvent {}
