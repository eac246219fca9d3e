package dev.pgfit.contracts;

import org.jspecify.annotations.Nullable;

/**
 * How far one part of the criteria, and nothing else, would have to move for the other answer. When a weight moves, the
 * other three keep their proportions and all four their sum.
 *
 * @param part, such as {@code weights.performance} or {@code thresholds.averageMemoryBytes}
 * @param value what it is; seconds where it is a duration
 * @param flipsAt the nearest value with the other answer, in steps of {@code step}; {@code null} when there is none
 * @param step how exact that is, in the same unit
 * @param text the same in words
 */
public record FlipPoint(String part, double value, @Nullable Double flipsAt, double step, String text) {}
