package dev.pgfit.benchmark.edge;

import dev.pgfit.benchmark.measure.LoadModel;
import java.util.SplittableRandom;

/** When executions of an open load arrive: at equal distances, or as a Poisson process. Seeded. */
final class Arrivals {
    private static final double SECOND = 1e9;

    private final double meanNanos;
    private final boolean poisson;
    private final SplittableRandom random;
    private double offset;

    /** The first one arrives at once. */
    Arrivals(LoadModel.Open model) {
        this.meanNanos = SECOND / model.perSecond();
        this.poisson = model.arrivals() == LoadModel.Arrivals.POISSON;
        this.random = new SplittableRandom(model.seed());
    }

    /** The next arrival, in ns after the load's start. */
    long next() {
        return (long) offset;
    }

    void pass() {
        // the distances of a Poisson process: -ln(U) / rate, U from (0, 1]
        offset += poisson ? -Math.log(1 - random.nextDouble()) * meanNanos : meanNanos;
    }
}
