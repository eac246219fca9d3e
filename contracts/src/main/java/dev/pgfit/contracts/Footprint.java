package dev.pgfit.contracts;

/**
 * What a candidate uses at one moment.
 *
 * @param memoryBytes memory of its process tree as PSS: shared pages counted once
 * @param cpuSeconds CPU time that the installation took, all steps together
 * @param diskBytes binaries and data
 * @param processes size of its process tree
 */
public record Footprint(long memoryBytes, double cpuSeconds, long diskBytes, int processes) {}
