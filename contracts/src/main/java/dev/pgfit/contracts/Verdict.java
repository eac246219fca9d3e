package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the interval of a test's ratio proves. */
public enum Verdict {
    @JsonProperty("postgresql_faster")
    POSTGRESQL_FASTER,
    @JsonProperty("pglite_faster")
    PGLITE_FASTER,
    /** The whole interval lies within the equivalence band. */
    @JsonProperty("equivalent")
    EQUIVALENT,
    @JsonProperty("not_provable")
    NOT_PROVABLE
}
