package dev.pgfit.contracts;

/**
 * PostgreSQL's speed relative to PGlite's: PGlite's figure divided by PostgreSQL's for latencies, the other way round
 * for throughput. Above 1 PostgreSQL is faster.
 *
 * @param low lower end of the interval
 * @param high upper end of the interval
 * @param confidence level of the interval, such as 0.95
 */
public record Ratio(double value, double low, double high, double confidence) {}
