package dev.pgfit.decision.replay;

/**
 * One thing that differs.
 *
 * @param what such as {@code recommendation}, {@code scores.performance.postgresql} or {@code gates.average_memory}
 */
public record Change(String what, String before, String after) {}
