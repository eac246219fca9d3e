package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a database got to where it is. Durations of different methods are never compared with each other. */
public enum InstallationMethod {
    /** All of it done and timed now: in a machine boot and initdb. The only one that a decision's duration rests on. */
    @JsonProperty("measured")
    MEASURED,
    /** Started on a cluster that an earlier initdb had made. */
    @JsonProperty("prepared")
    PREPARED,
    /** A machine's saved state restored, with the server running in it. */
    @JsonProperty("snapshot")
    SNAPSHOT
}
