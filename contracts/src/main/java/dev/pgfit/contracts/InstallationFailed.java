package dev.pgfit.contracts;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;

/**
 * A candidate that could not be installed.
 *
 * @param failedStep name of the step that failed
 * @param reason one sentence for a person
 * @param outputTail last lines that the step's program printed, oldest first
 */
public record InstallationFailed(
        @NotNull CandidateKind candidate,
        String requestedVersion,
        Environment environment,
        @NotNull Duration duration,
        @NotNull List<InstallationStep> steps,
        String failedStep,
        String reason,
        List<String> outputTail,
        Rollback rollback)
        implements CandidateInstallation {}
