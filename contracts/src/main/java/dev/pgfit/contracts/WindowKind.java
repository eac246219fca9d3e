package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the candidate was doing while it was watched. */
public enum WindowKind {
    /** Before any load. */
    @JsonProperty("idle")
    IDLE,
    /** While the benchmark kept this candidate busy. */
    @JsonProperty("load")
    LOAD,
    /** After the load. */
    @JsonProperty("cool_down")
    COOL_DOWN,
    /** From first to last sample, including the other candidate's turns. */
    @JsonProperty("overall")
    OVERALL
}
