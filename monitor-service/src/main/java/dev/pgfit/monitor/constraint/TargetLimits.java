package dev.pgfit.monitor.constraint;

/**
 * What the target allows.
 *
 * @param memoryBytes highest average memory
 * @param cpuPercent highest average CPU, in percent of one core
 */
public record TargetLimits(double memoryBytes, double cpuPercent) {}
