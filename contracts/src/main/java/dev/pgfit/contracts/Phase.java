package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The phases of a run; each publishes one report. */
public enum Phase {
    @JsonProperty("installation")
    INSTALLATION,
    @JsonProperty("benchmark")
    BENCHMARK,
    @JsonProperty("resources")
    RESOURCES,
    @JsonProperty("compatibility")
    COMPATIBILITY,
    /** Only in progress: the decision is no phase of its own. */
    @JsonProperty("decision")
    DECISION
}
