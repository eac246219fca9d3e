package dev.pgfit.contracts;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The load is over: the cool-down window begins.
 *
 * @param slices when each candidate was under load; between its slices the other one was, and it idled
 */
public record LoadFinished(
        @NotNull UUID runId,
        @NotNull Instant finishedAt,
        @NotNull List<LoadSlice> slices) implements BenchmarkEvent {}
