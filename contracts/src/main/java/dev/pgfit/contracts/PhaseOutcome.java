package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a phase ended as a whole. */
public enum PhaseOutcome {
    /** Everything asked was done; single tests or checks may have failed as findings. */
    @JsonProperty("completed")
    COMPLETED,
    /** Figures for some of what was asked; the problems say what is missing. */
    @JsonProperty("partial")
    PARTIAL,
    /** No figures; the problems say why. */
    @JsonProperty("failed")
    FAILED,
    /** Nothing could be done because an earlier phase left nothing to work on. */
    @JsonProperty("skipped")
    SKIPPED
}
