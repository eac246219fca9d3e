package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.Criterion;
import dev.pgfit.contracts.Gate;

/**
 * A gate, and how far from its limit the figure is.
 *
 * @param distance relative to the limit, in [0, 1]
 */
public record Finding(Gate gate, Criterion criterion, double distance) {
    public boolean vetoes() {
        return gate.outcome() == Gate.Outcome.VETOED;
    }

    public boolean known() {
        return gate.outcome() != Gate.Outcome.UNKNOWN;
    }
}
