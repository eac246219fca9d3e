package dev.pgfit.contracts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/** Someone asked; the installer takes it from here. */
public record RunRequested(
        @NotNull UUID runId,
        @NotNull @Valid RunSpec spec,
        @NotNull Instant requestedAt) implements RunEvent {}
