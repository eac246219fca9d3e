package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/**
 * A candidate went above an alert threshold, or came back under it.
 *
 * @param value what was seen, in the metric's unit (bytes or percent of one core)
 * @param threshold what was set, in the same unit
 */
public record ThresholdCrossed(
        @NotNull UUID runId,
        @NotNull CandidateKind candidate,
        @NotNull Metric metric,
        @NotNull Direction direction,
        double value,
        double threshold,
        @NotNull Instant at)
        implements ResourcesEvent {
    /** What the threshold is set on. */
    public enum Metric {
        @JsonProperty("memory_bytes")
        MEMORY_BYTES,
        @JsonProperty("cpu_percent")
        CPU_PERCENT
    }

    /** Which way it was crossed. */
    public enum Direction {
        @JsonProperty("above")
        ABOVE,
        @JsonProperty("back_below")
        BACK_BELOW
    }
}
