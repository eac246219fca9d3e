package dev.pgfit.contracts;

/**
 * Memory (PSS) while a candidate worked on data of one size.
 *
 * @param rows of the workload's largest table, as the workload counts them
 * @param samples under load at this size
 * @param medianBytes median of them
 * @param peakBytes highest of them
 */
public record MemoryAtSize(int rows, int samples, double medianBytes, double peakBytes) {}
