package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A limit that vetoes PostgreSQL when it is missed, whatever the score.
 *
 * @param id such as {@code install_duration}
 * @param limit what was asked, for a person
 * @param actual what was measured, for a person
 */
public record Gate(String id, Outcome outcome, String limit, String actual) {
    /** What the gate came to. */
    public enum Outcome {
        @JsonProperty("passed")
        PASSED,
        @JsonProperty("vetoed")
        VETOED,
        /** No data: it neither passes nor vetoes, and confidence is lower. */
        @JsonProperty("unknown")
        UNKNOWN
    }
}
