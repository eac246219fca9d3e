package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.Criterion;
import dev.pgfit.contracts.Gate;

/**
 * A gate, and how firmly it stands.
 *
 * @param distance how far the figure is from the limit, relative to the limit, in [0, 1]
 * @param quality how good the evidence is, in [0, 1]: 1 without gaps and unsettled tests
 */
public record Finding(Gate gate, Criterion criterion, double distance, double quality) {
    /** Farther away than this share of the limit is clear. */
    static final double CLEAR = 0.25;

    public boolean vetoes() {
        return gate.outcome() == Gate.Outcome.VETOED;
    }

    public boolean known() {
        return gate.outcome() != Gate.Outcome.UNKNOWN;
    }

    /** In [0, 1]: 0 at the limit, 1 when the distance is clear and the evidence without flaw. */
    double firmness() {
        return firmness(distance, quality);
    }

    static double firmness(double distance, double quality) {
        return Math.clamp(distance / CLEAR, 0, 1) * Math.clamp(quality, 0, 1);
    }
}
