package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;

/**
 * One step of an installation.
 *
 * @param name such as {@code fetch}, {@code initdb}, {@code start}, {@code schema}, {@code verify}
 * @param counted whether its time is part of the installation's; what is prepared once for many installations, such
 *     as the image of a machine, is told but not counted
 * @param peakMemoryBytes highest memory (PSS) of the step's process tree; 0 when it started no process
 * @param cpuSeconds CPU time of the step's process tree
 * @param diskBytes disk space that the step added
 */
public record InstallationStep(
        String name,
        Outcome outcome,
        Duration duration,
        Boolean counted,
        long peakMemoryBytes,
        double cpuSeconds,
        long diskBytes) {
    public InstallationStep {
        counted = Defaults.or(counted, true);
    }

    /** How a step ended. */
    public enum Outcome {
        @JsonProperty("done")
        DONE,
        @JsonProperty("failed")
        FAILED
    }
}
