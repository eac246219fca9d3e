package dev.pgfit.benchmarks.driver;

/**
 * What one round showed.
 *
 * @param perSecond transactions
 * @param medianMicros latency of a transaction
 */
record Speed(double perSecond, double medianMicros) {}
