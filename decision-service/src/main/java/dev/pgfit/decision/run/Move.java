package dev.pgfit.decision.run;

import dev.pgfit.contracts.Decision;

/** What follows for an open run from the reports that are in. */
public sealed interface Move {
    /** Something is still to come. */
    record Wait() implements Move {}

    /** The run is decided. */
    record Decide(Decision decision) implements Move {}

    /**
     * There will be no decision.
     *
     * @param reason for a person
     */
    record Fail(String reason) implements Move {}
}
