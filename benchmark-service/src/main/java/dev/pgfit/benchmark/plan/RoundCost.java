package dev.pgfit.benchmark.plan;

/**
 * What a round takes, of one candidate or of all together, in ns.
 *
 * @param aroundNanos setup and clean-up
 * @param executionNanos each execution
 */
public record RoundCost(double aroundNanos, double executionNanos) {
    public static final RoundCost NONE = new RoundCost(0, 0);

    public RoundCost plus(RoundCost other) {
        return new RoundCost(aroundNanos + other.aroundNanos, executionNanos + other.executionNanos);
    }
}
