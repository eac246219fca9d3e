package dev.pgfit.contracts;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/** The idle window is over: from now on the candidates are under load. */
public record LoadStarted(@NotNull UUID runId, @NotNull Instant startedAt) implements BenchmarkEvent {}
