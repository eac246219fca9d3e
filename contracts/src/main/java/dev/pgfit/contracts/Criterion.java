package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the weighted score is made of. */
public enum Criterion {
    @JsonProperty("installation")
    INSTALLATION,
    @JsonProperty("performance")
    PERFORMANCE,
    @JsonProperty("resources")
    RESOURCES,
    @JsonProperty("compatibility")
    COMPATIBILITY
}
