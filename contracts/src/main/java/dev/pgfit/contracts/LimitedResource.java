package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a target has only so much of. */
public enum LimitedResource {
    @JsonProperty("memory")
    MEMORY,
    @JsonProperty("cpu")
    CPU,
    @JsonProperty("disk")
    DISK
}
