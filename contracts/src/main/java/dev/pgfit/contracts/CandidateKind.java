package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** One of the two databases compared. */
public enum CandidateKind {
    @JsonProperty("postgresql")
    POSTGRESQL("PostgreSQL"),
    @JsonProperty("pglite")
    PGLITE("PGlite");

    private final String title;

    CandidateKind(String title) {
        this.title = title;
    }

    /** The name as people write it. */
    public String title() {
        return title;
    }
}
