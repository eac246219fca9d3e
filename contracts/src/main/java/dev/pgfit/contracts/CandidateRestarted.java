package dev.pgfit.contracts;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A candidate died and the installer brought it back.
 *
 * @param reason such as {@code exited with 137}
 * @param outage from its death to its first answered query
 * @param restarts how often so far in this run
 */
public record CandidateRestarted(
        @NotNull UUID runId,
        @NotNull CandidateKind candidate,
        String reason,
        @NotNull Instant diedAt,
        Duration outage,
        int restarts)
        implements InstallationEvent {}
