package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why, in words: for or against a candidate. */
public record Reason(CandidateKind candidate, Stance stance, Criterion criterion, String text) {
    /** Which way a reason points. */
    public enum Stance {
        @JsonProperty("for")
        FOR,
        @JsonProperty("against")
        AGAINST
    }
}
