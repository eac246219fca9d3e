package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What may go wrong with the recommendation followed, and what to do about it. */
public record Risk(String text, Level likelihood, Level impact, String mitigation) {
    /** A coarse degree. */
    public enum Level {
        @JsonProperty("low")
        LOW,
        @JsonProperty("medium")
        MEDIUM,
        @JsonProperty("high")
        HIGH
    }
}
