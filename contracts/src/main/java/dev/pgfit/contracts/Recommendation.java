package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The two answers there are. */
public enum Recommendation {
    @JsonProperty("implement_postgresql")
    IMPLEMENT_POSTGRESQL("Implement PostgreSQL + PostgREST"),
    @JsonProperty("use_enhanced_pglite")
    USE_ENHANCED_PGLITE("Use Enhanced PGlite");

    private final String title;

    Recommendation(String title) {
        this.title = title;
    }

    /** The answer as people write it. */
    public String title() {
        return title;
    }
}
