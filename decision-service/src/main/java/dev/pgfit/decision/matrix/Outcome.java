package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.Decision;

/** What the matrix came to. */
public sealed interface Outcome {
    /** There is an answer. */
    record Decided(Decision decision) implements Outcome {}

    /**
     * There is nothing to decide on.
     *
     * @param reason for a person
     */
    record Undecidable(String reason) implements Outcome {}
}
