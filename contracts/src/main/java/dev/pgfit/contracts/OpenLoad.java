package dev.pgfit.contracts;

/**
 * How a candidate kept up with an open load.
 *
 * @param intendedPerSecond arrivals per second that were asked for
 * @param achievedPerSecond answered executions per second
 * @param backlog executions that had arrived but found no free connection when a round's time was over, summed over rounds;
 *     they count in the latencies with the time they had waited
 */
public record OpenLoad(double intendedPerSecond, double achievedPerSecond, long backlog) {}
